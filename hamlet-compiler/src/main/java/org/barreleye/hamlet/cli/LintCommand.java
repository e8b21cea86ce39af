package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Severity;
import org.barreleye.hamlet.HamletCompiler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hamlet lint}. */
@Command(name = "lint", description = "Reports what is legal, but had better be otherwise: names against the custom, rights "
        + "that nothing needs, invocations that need no right, memory that is mapped with its old contents, types without "
        + "documentation. Any warning ends it with 1.")
final class LintCommand implements Callable<Integer> {
    @Mixin
    private SourceInput sources;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        Findings findings = Findings.together(
                sources.read().stream().map(source -> HamletCompiler.lint(source).findings()).toList());
        boolean warned = findings.diagnostics().stream().anyMatch(finding -> finding.severity() != Severity.NOTE);
        return reporting.stops(findings) || warned ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
