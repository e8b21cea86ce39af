package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.dump.CapabilityIndexDump;
import org.barreleye.hamlet.model.Specification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hamlet dump}. */
@Command(name = "dump", description = "Prints what a specification means, as JSON: the capability index, which "
        + "'flounder compile --capabilities' reads. Several specifications give a document each.")
final class DumpCommand implements Callable<Integer> {
    @Mixin
    private SourceInput sources;

    @Mixin
    private PackagePrefixOption packagePrefix;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        Optional<List<Specification>> specifications = sources.specifications(reporting);
        for (Specification specification : specifications.orElse(List.of())) {
            String name = packagePrefix.of(specification.source(), specifications.get().size());
            reporting.printResult(CapabilityIndexDump.of(SpecificationAnalysis.of(specification, 0), name));
        }
        return specifications.isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
