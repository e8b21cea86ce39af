package org.barreleye.flounder.cli;

import org.barreleye.compiler.cli.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** What the build knows about itself. */
final class Version implements IVersionProvider {
    /** The version of this build. */
    static String number() {
        return BuildVersion.of(Flounder.NAME, Version.class);
    }

    @Override
    public String[] getVersion() {
        return new String[] {Flounder.NAME + " " + number(), "on Java ${java.version}"};
    }
}
