package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.PrintsResult;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.report.RetypeExplanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hamlet explain-retype}. */
@Command(name = "explain-retype", description = "Explains why one type cannot be retyped into another, or on which "
        + "conditions it can. Ends with 1 if it cannot.")
final class ExplainRetypeCommand implements Callable<Integer>, PrintsResult {
    @Mixin
    private SingleSource source;

    @Mixin
    private Reporting reporting;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "1", paramLabel = "FROM", description = "The type to retype, in any case.")
    private String from;

    @Parameters(index = "2", paramLabel = "TO", description = "The type to make, in any case.")
    private String to;

    @Override
    public Integer call() throws IOException {
        Optional<Specification> specification = source.specification(reporting);
        if (specification.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        RetypeExplanation explanation =
                RetypeExplanation
                .of(SpecificationAnalysis.of(specification.get(), 0), type(specification.get(), from),
                type(specification.get(), to));
        explanation.sentences().forEach(sentence -> reporting.printResult(sentence + "\n"));
        return explanation.possible() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private CapabilityType type(Specification specification, String name) {
        List<String> names = specification.types().stream().map(CapabilityType::name).toList();
        return specification.types().stream()
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no type called " + name
                        + Nearest.to(name, names).map(near -> "; did you mean " + near + "?").orElse("")));
    }
}
