package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.PrintsResult;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.report.MatrixText;
import org.barreleye.hamlet.report.OperationMatrix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hamlet matrix}. */
@Command(name = "matrix", description = "Prints the operations that each type allows: copies, mint, "
        + "revoke, retypes.")
final class MatrixCommand implements Callable<Integer>, PrintsResult {
    @Mixin
    private SingleSource source;

    @Mixin
    private Reporting reporting;

    @Option(names = "--html", description = "Print an HTML document.")
    private boolean html;

    @Override
    public Integer call() throws IOException {
        Optional<Specification> specification = source.specification(reporting);
        MatrixText form = html ? MatrixText.HTML : MatrixText.TEXT;
        specification.map(known -> OperationMatrix.of(SpecificationAnalysis.of(known, 0)))
                .ifPresent(matrix -> reporting.printResult(form.of(matrix)));
        return specification.isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
