package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.PrintsResult;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.report.DerivationGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hamlet graph}. */
@Command(name = "graph", description = "Prints the retypes as a graph, for Graphviz: dot -Tsvg.")
final class GraphCommand implements Callable<Integer>, PrintsResult {
    @Mixin
    private SingleSource source;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        Optional<Specification> specification = source.specification(reporting);
        specification.ifPresent(known ->
                reporting.printResult(DerivationGraph.dot(SpecificationAnalysis.of(known, 0))));
        return specification.isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
