package org.barreleye.flounder.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.flounder.diagnostic.FlounderCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flounder explain}. */
@Command(name = "explain", description = "Explains a finding by its code, with a bad and a good example.")
final class ExplainCommand implements Callable<Integer> {
    private static final int LINES_SHOWN = 24;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CODE", completionCandidates = Codes.class, description = "As FL0007. Without, all are listed.",
            arity = "0..1")
    private Optional<String> code = Optional.empty();

    @Override
    public Integer call() {
        if (code.isEmpty()) {
            Stream.of(FlounderCode.values()).forEach(each -> print(each.code() + "  " + each.severity().label() + "  "
                    + each.title()));
            return ExitCode.OK;
        }
        FlounderCode found = FlounderCode.coded(code.get()).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "There is no finding '" + code.get() + "'; 'flounder explain' lists them all"));
        print(found.code() + ", " + found.severity().label() + ": " + found.title());
        print("");
        print(found.explanation());
        print("");
        print("Bad:");
        example(found.badExample());
        print("");
        print("Good:");
        example(found.goodExample());
        return ExitCode.OK;
    }

    private void example(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.size() > LINES_SHOWN) {
            int half = LINES_SHOWN / 2;
            List<String> left = lines.subList(half, lines.size() - half);
            int count = left.size();
            left.clear();
            lines.add(half, "// ... and " + count + " more lines like these ...");
        }
        lines.forEach(line -> print("    " + line));
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line.stripTrailing());
    }

    /** What the shell may complete. */
    static final class Codes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(FlounderCode.values()).map(FlounderCode::code).iterator();
        }
    }
}
