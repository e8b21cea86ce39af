package org.barreleye.hamlet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.CheckResult;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.model.Specification;
import picocli.CommandLine.Parameters;

/** The operand of commands that are about a single specification. */
final class SingleSource {
    @Parameters(index = "0", paramLabel = "FILE", description = "The specification, or - for the standard input.")
    private Path file;

    /** The specification, unless it has errors; what was found is shown. */
    Optional<Specification> specification(Reporting reporting) throws IOException {
        SourceFile source = file.toString().equals("-")
                ? SourceFile.decode("<stdin>", System.in.readAllBytes())
                : read(file);
        CheckResult checked = HamletCompiler.check(source);
        return reporting.printAndHasErrors(checked.findings()) ? Optional.empty() : checked.specification();
    }

    /** A source, shown under its path with slashes. */
    static SourceFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new IOException("'" + file + "' is a folder; this command takes one file");
        }
        return SourceFile.read(file.toString().replace(file.getFileSystem().getSeparator(), "/"), file);
    }
}
