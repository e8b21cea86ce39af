package org.barreleye.flounder.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Severity;
import org.barreleye.flounder.Extra;
import org.barreleye.flounder.FlounderCompiler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flounder lint}. */
@Command(name = "lint", description = "Reports what is legal, but had better be otherwise: names against the custom, "
        + "unused types, large maxima, messages that take a slot more for one word. Any warning ends it with 1.")
final class LintCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions sources;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        Findings findings = FlounderCompiler.check(sources.read(), Extra.LINT).findings();
        boolean warned = findings.diagnostics().stream().anyMatch(finding -> finding.severity() != Severity.NOTE);
        return reporting.stops(findings) || warned ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
