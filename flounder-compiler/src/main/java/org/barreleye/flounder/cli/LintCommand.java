package org.barreleye.flounder.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.LintRuleOption;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.rule.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flounder lint}. */
@Command(name = "lint", description = "Reports legal but doubtful definitions: names against the convention, unused "
        + "types, large bounds, messages that take a line more for one word. A comment '// lint:ignore RULE' on the "
        + "line or above it suppresses a warning. Any other warning ends the command with 1.")
final class LintCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions sources;

    @Mixin
    private LintRuleOption rules;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        return reporting.printAndLintExitCode(
                FlounderCompiler.lint(sources.read(), rules.select(Rules.lintCodes())).findings());
    }
}
