package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.LintRuleOption;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.rule.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hamlet lint}. */
@Command(name = "lint", description = "Reports legal but doubtful specifications: names against the convention, rights "
        + "that nothing needs, invocations that need no right, memory that is mapped with its old contents, types "
        + "without documentation. A comment '// lint:ignore RULE' on the line or above it suppresses a warning. Any "
        + "other warning ends the command with 1.")
final class LintCommand implements Callable<Integer> {
    @Mixin
    private SourceInput sources;

    @Mixin
    private LintRuleOption rules;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        Set<HamletCode> codes = rules.select(Rules.lintCodes());
        return reporting.printAndLintExitCode(Findings.merge(sources.read().stream()
                .map(source -> HamletCompiler.lint(source, codes).findings())
                .toList()));
    }
}
