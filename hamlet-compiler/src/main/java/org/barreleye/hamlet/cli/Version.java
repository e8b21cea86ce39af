package org.barreleye.hamlet.cli;

import org.barreleye.compiler.cli.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** What the build knows about itself. */
final class Version implements IVersionProvider {
    /** The version of this build. */
    static String number() {
        return BuildVersion.of(Hamlet.NAME, Version.class);
    }

    @Override
    public String[] getVersion() {
        return new String[] {Hamlet.NAME + " " + number(), "on Java ${java.version}"};
    }
}
