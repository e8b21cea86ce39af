package org.barreleye.flounder.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.FormattedSource;
import org.barreleye.compiler.cli.InputOptions;
import org.barreleye.compiler.cli.Reporting;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.format.FlounderFormatter;
import org.barreleye.flounder.syntax.OldDialect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flounder fmt}. */
@Command(name = "fmt", description =
        "Brings interfaces and types files into one style, in place; - goes from the standard "
        + "input to the standard output. Comments stay.")
final class FormatCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions inputs;

    @Mixin
    private Reporting reporting;

    @Option(names = "--check",
            description = "Write nothing; name the files that would change, and end with 1 if any would.")
    private boolean check;

    @Option(names = "--migrate", description = "Rewrite the language of before July 2016 too.")
    private boolean migrate;

    @Option(names = "--max", paramLabel = "N",
            description = "With --migrate: the maximum for strings and arrays without "
            + "one. Default: " + OldDialect.DEFAULT_MAXIMUM + ".")
    private Optional<Integer> maximum = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (maximum.isPresent() && (!migrate || maximum.get() < 1)) {
            throw new ParameterException(spec.commandLine(), migrate
                    ? "A maximum must be at least 1, not " + maximum.get()
                    : "--max only makes sense with --migrate");
        }
        Diagnostics diagnostics = new Diagnostics();
        FlounderFormatter formatter = new FlounderFormatter(
                migrate ? OptionalInt.of(maximum.orElse(OldDialect.DEFAULT_MAXIMUM)) : OptionalInt.empty(),
                diagnostics);
        List<FormattedSource> results = new ArrayList<>();
        for (SourceFile source : inputs.read(Imports.SUFFIX, System.in)) {
            formatter.format(source).ifPresent(text -> results.add(new FormattedSource(source, text)));
        }
        if (reporting.printAndHasErrors(diagnostics.findings())) {
            return ExitCode.FINDINGS;
        }
        return check ? FormattedSource.listChanged(results, reporting)
                : FormattedSource.writeChanged(results, reporting);
    }
}
