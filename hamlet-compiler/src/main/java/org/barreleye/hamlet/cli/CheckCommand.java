package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.Reporting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hamlet check}. */
@Command(name = "check", description = "Reports errors and warnings in specifications, and writes nothing.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private SourceInput sources;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        return sources.specifications(reporting).isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
