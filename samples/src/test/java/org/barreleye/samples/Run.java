package org.barreleye.samples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * The output of a sample that was run as a command.
 *
 * @param status its exit status
 * @param lines its output, without the column of times
 */
public record Run(int status, List<String> lines) {
    private static final String TIME = "^ *[0-9]+\\.[0-9]{3} us  ";

    /** Runs the samples' command line. */
    public static Run of(String... arguments) {
        StringWriter output = new StringWriter();
        int status = Samples.commandLine().setOut(new PrintWriter(output)).setErr(new PrintWriter(output))
                .execute(arguments);
        return new Run(status, output.toString().lines().map(line -> line.replaceFirst(TIME, "")).toList());
    }

    /** The output of one program. */
    public List<String> of(String core, String program) {
        String prefix = core + " +" + program + ": ";
        return lines.stream()
                .filter(line -> line.matches(prefix.replace("(", "\\(").replace(")", "\\)") + ".*"))
                .map(line -> line.substring(line.indexOf(program + ": ") + program.length() + 2))
                .toList();
    }
}
