package org.barreleye.flounder.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * How a command ended, and what it said.
 *
 * @param code its exit code
 * @param out what it printed as its result
 * @param err what else it had to say
 */
record Ended(int code, String out, String err) {
    /** Runs the command line within this process. */
    static Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Flounder.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = line.execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        return new Ended(code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }
}
