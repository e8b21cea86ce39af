package org.barreleye.compiler.cli;

/**
 * The version of the compilers, written into this class by the build: reading it opens no file, so a program that only
 * tells its version starts as fast as its JVM.
 */
public final class BuildVersion {
    private static final String TEXT = "${project.version}";

    private BuildVersion() {}

    /** The version, as {@code 1.0}. */
    public static String text() {
        return TEXT;
    }
}
