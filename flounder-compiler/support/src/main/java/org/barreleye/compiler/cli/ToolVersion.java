package org.barreleye.compiler.cli;

import picocli.CommandLine.IVersionProvider;

/**
 * The version of a compiler and of its Java.
 *
 * @param root the command line of the compiler
 */
public record ToolVersion(RootCommand root) implements IVersionProvider {
    /** The words before the version of Java. */
    static final String ON_JAVA = "on Java ";

    @Override
    public String[] getVersion() {
        return new String[] {root.tool().name() + " " + root.tool().version(), ON_JAVA + "${java.version}"};
    }
}
