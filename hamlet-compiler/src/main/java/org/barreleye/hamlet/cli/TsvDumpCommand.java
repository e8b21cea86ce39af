package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.report.ConformanceTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hamlet table}. */
@Command(name = "table", description = "Prints what does not depend on values, in rows of tab separated columns: "
        + "D constants, T types, F fields, W what is retyped into what.")
final class TsvDumpCommand implements Callable<Integer> {
    @Mixin
    private SingleSource source;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        Optional<Specification> specification = source.specification(reporting);
        specification.map(known -> SpecificationAnalysis.of(known, 0))
                .ifPresent(analysis -> ConformanceTable.rows(analysis)
                .forEach(row -> reporting.printResult(row + "\n")));
        return specification.isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
