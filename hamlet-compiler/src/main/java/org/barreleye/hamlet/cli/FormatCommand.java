package org.barreleye.hamlet.cli;

import java.util.Optional;
import org.barreleye.compiler.cli.FormattingCommand;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.format.HamletFormatter;
import picocli.CommandLine.Command;

/** {@code hamlet fmt}. */
@Command(name = "fmt", description = "Formats specifications in place; - goes from the standard input to the standard "
        + "output. Comments and line ends stay.")
final class FormatCommand extends FormattingCommand {
    FormatCommand() {
        super(SourceInput.SUFFIX);
    }

    @Override
    protected Optional<String> format(SourceFile source, Diagnostics diagnostics) {
        return new HamletFormatter(diagnostics).format(source);
    }
}
