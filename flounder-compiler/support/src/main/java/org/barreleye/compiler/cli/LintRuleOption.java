package org.barreleye.compiler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.rule.LintRules;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that chooses among lint rules; a mixin. */
public final class LintRuleOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--rule", paramLabel = "RULE", split = ",",
            completionCandidates = CommandFactory.LintRuleNames.class,
            description = "Apply this lint rule only: ${COMPLETION-CANDIDATES}; may be repeated. Default: all.")
    private List<String> rules = new ArrayList<>();

    /** The codes of the chosen rules; all if none is named. */
    public <C extends DiagnosticCode> Set<C> select(Set<C> all) {
        try {
            return LintRules.select(all, rules);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
