package org.barreleye.compiler.cli;

import java.io.PrintStream;

/**
 * The answer to the argument {@code --version} alone. It is that of the command line, without building one: its
 * classes are most of what a process loads.
 */
public final class VersionAnswer {
    private VersionAnswer() {}

    /**
     * Prints the version of a compiler if that is all a user asks for.
     *
     * @return whether it was, so that nothing is left to do
     */
    public static boolean given(String tool, PrintStream out, String... arguments) {
        if (arguments.length != 1 || !arguments[0].equals("--version") && !arguments[0].equals("-V")) {
            return false;
        }
        // No concatenation: linking the first one in a JVM takes longer than all the rest.
        out.print(tool);
        out.print(' ');
        out.println(BuildVersion.text());
        out.print(ToolVersion.ON_JAVA);
        out.println(System.getProperty("java.version"));
        out.flush();
        return true;
    }
}
