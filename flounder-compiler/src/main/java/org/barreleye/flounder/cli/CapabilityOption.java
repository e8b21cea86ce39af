package org.barreleye.flounder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.barreleye.compiler.source.SourceFile;
import picocli.CommandLine.Option;

/** The option of commands that need to know types of capabilities. */
final class CapabilityOption {
    @Option(names = "--capabilities", paramLabel = "INDEX",
            description = "The capability index, as 'hamlet dump' writes it: the types and rights that parameters may "
                    + "name, "
                    + "as in 'cap<Frame, read> page'.")
    private Optional<Path> index = Optional.empty();

    /** Reads the index, if one was given. */
    Optional<SourceFile> read() throws IOException {
        return index.isPresent() ? Optional.of(Imports.source(index.get())) : Optional.empty();
    }
}
