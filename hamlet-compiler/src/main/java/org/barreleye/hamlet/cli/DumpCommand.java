package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.PackagePrefixOption;
import org.barreleye.compiler.cli.PrintsResult;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.dump.CapabilityIndexDump;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.report.ConformanceTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hamlet dump}. */
@Command(name = "dump", description = "Prints the content of a specification as JSON: the capability index, which "
        + "'flounder compile --capabilities' reads. Several specifications give a document each.")
final class DumpCommand implements Callable<Integer>, PrintsResult {
    @Mixin
    private SourceInput sources;

    @Mixin
    private PackagePrefixOption packagePrefix;

    @Mixin
    private Reporting reporting;

    @Option(names = "--tsv", description = "Print the part that does not depend on values, in rows of tab separated "
            + "columns: D constants, T types, F fields, W retypes.")
    private boolean tsv;

    DumpCommand() {}

    private DumpCommand(boolean tsv) {
        this.tsv = tsv;
    }

    /** The command with the option {@code --tsv} given. */
    static DumpCommand withTsv() {
        return new DumpCommand(true);
    }

    @Override
    public Integer call() throws IOException {
        Optional<List<Specification>> specifications = sources.specifications(reporting);
        String prefix = packagePrefix.orElse(CompilerOptions.DEFAULT_PACKAGE_PREFIX);
        for (Specification specification : specifications.orElse(List.of())) {
            SpecificationAnalysis analysis = SpecificationAnalysis.of(specification, 0);
            if (tsv) {
                ConformanceTable.rows(analysis).forEach(row -> reporting.printResult(row + "\n"));
            } else {
                reporting.printResult(CapabilityIndexDump.of(analysis, packagePrefix.checked(
                        CompilerOptions.packageOf(prefix, specification.source(), specifications.get().size()))));
            }
        }
        return specifications.isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
