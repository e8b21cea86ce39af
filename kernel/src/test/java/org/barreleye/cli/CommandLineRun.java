package org.barreleye.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * The result of a command line.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err its errors
 */
record CommandLineRun(int code, String out, String err) {
    static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Barreleye.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    /** Boots a machine and runs commands there. */
    static CommandLineRun on(String machine, String commands) {
        return of("boot", "--machine", machine, "-c", commands);
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** The lines that the shell has shown, without what the cores print. */
    List<String> shown() {
        return lines().stream().filter(line -> !line.startsWith("[core ")).toList();
    }
}
