package org.barreleye.machine.cli;

import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The answer to {@code --version}: the name of the command line and the version of this build. */
public final class CommandVersion implements IVersionProvider {
    @Spec
    private CommandSpec spec;

    /** For Picocli, which sets the command line. */
    public CommandVersion() {}

    @Override
    public String[] getVersion() {
        return new String[] {spec.root().name() + " " + BuildVersion.TEXT};
    }
}
