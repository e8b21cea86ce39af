package org.barreleye.machine.cli;

/** The version of this build, written into this class by the build. */
final class BuildVersion {
    /** The version, as {@code 1.0}. */
    static final String TEXT = "${project.version}";

    private BuildVersion() {}
}
