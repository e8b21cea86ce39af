package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Severity;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.rule.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hamlet lint}. */
@Command(name = "lint", description =
        "Reports what is legal, but had better be otherwise: names against the convention, rights "
        + "that nothing needs, invocations that need no right, memory that is mapped with its old contents, types "
        + "without "
        + "documentation. Any warning ends it with 1.")
final class LintCommand implements Callable<Integer> {
    @Mixin
    private SourceInput sources;

    @Mixin
    private Reporting reporting;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rule", paramLabel = "CODE", split = ",", completionCandidates = Codes.class,
            description = "Of the lint rules, look for this only: ${COMPLETION-CANDIDATES}; may be repeated. "
                    + "Default: all.")
    private List<String> rules = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Set<HamletCode> lintCodes = lintCodes();
        Findings findings = Findings.merge(
                sources.read().stream().map(source -> HamletCompiler.lint(source, lintCodes).findings()).toList());
        boolean warned = findings.diagnostics().stream().anyMatch(finding -> finding.severity() != Severity.NOTE);
        return reporting.printAndHasErrors(findings) || warned ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private Set<HamletCode> lintCodes() {
        try {
            return Rules.lintCodes(rules);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** What the shell may complete. */
    static final class Codes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Rules.lintCodes().stream().map(HamletCode::code).iterator();
        }
    }
}
