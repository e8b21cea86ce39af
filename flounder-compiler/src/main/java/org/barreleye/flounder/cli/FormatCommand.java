package org.barreleye.flounder.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.compiler.cli.FormattingCommand;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.format.FlounderFormatter;
import org.barreleye.flounder.syntax.OldDialect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flounder fmt}. */
@Command(name = "fmt", description = "Formats interface and types files in place; - goes from the standard input to "
        + "the standard output. Comments and line ends stay.")
final class FormatCommand extends FormattingCommand {
    @Spec
    private CommandSpec spec;

    @Option(names = "--migrate", description = "Rewrite the language of before July 2016 too.")
    private boolean migrate;

    @Option(names = "--max", paramLabel = "N",
            description = "With --migrate: the bound of strings and arrays without one. Default: "
                    + OldDialect.DEFAULT_MAXIMUM + ".")
    private Optional<Integer> maximum = Optional.empty();

    FormatCommand() {
        super(Imports.SUFFIX);
    }

    @Override
    protected Optional<String> format(SourceFile source, Diagnostics diagnostics) {
        if (maximum.isPresent() && (!migrate || maximum.get() < 1)) {
            throw new ParameterException(spec.commandLine(), migrate
                    ? "A maximum must be at least 1, not " + maximum.get()
                    : "--max only makes sense with --migrate");
        }
        OptionalInt bound = migrate ? OptionalInt.of(maximum.orElse(OldDialect.DEFAULT_MAXIMUM)) : OptionalInt.empty();
        return new FlounderFormatter(bound, diagnostics).format(source);
    }
}
