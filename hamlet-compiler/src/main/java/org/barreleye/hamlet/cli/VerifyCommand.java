package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.PrintsResult;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.verify.VectorFile;
import org.barreleye.hamlet.verify.VectorFormatException;
import org.barreleye.hamlet.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hamlet verify}. */
@Command(name = "verify",
        description = "Compiles a specification in memory, evaluates the generated predicates on a vector file "
        + "and prints the differences. Needs a JDK, not only a runtime.")
final class VerifyCommand implements Callable<Integer>, PrintsResult {
    @Mixin
    private SingleSource source;

    @Parameters(index = "1", paramLabel = "VECTORS",
            description = "The expected results, packed by gzip or not.")
    private Path vectors;

    @Mixin
    private Reporting reporting;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(vectors)) {
            throw new NoSuchFileException(vectors.toString());
        }
        Optional<Specification> specification = source.specification(reporting);
        if (specification.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        Verification.Outcome outcome = verify(specification.get());
        outcome.mismatches().forEach(line -> reporting.printResult(line + "\n"));
        String rows = outcome.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        reporting.printResult("rows: " + rows + "; mismatches: " + outcome.mismatchCount() + "\n");
        return outcome.agrees() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private Verification.Outcome verify(Specification specification) throws IOException {
        try {
            return Verification.of(specification, VectorFile.read(vectors));
        } catch (VectorFormatException e) {
            throw new IOException("'" + vectors + "' does not fit the specification: " + e.getMessage(), e);
        }
    }
}
