package org.barreleye.flounder.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.barreleye.compiler.cli.ExitCode;
import org.barreleye.compiler.cli.InputOptions;
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
@Command(name = "fmt", description = "Brings interfaces and types files into one style, in place; - goes from the standard "
        + "input to the standard output. Comments stay.")
final class FormatCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "<stdin>";

    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions inputs;

    @Mixin
    private Reporting reporting;

    @Option(names = "--check", description = "Write nothing; name the files that would change, and end with 1 if any would.")
    private boolean check;

    @Option(names = "--migrate", description = "Rewrite the language of before July 2016 too.")
    private boolean migrate;

    @Option(names = "--max", paramLabel = "N", description = "With --migrate: the maximum for strings and arrays without "
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
                migrate ? OptionalInt.of(maximum.orElse(OldDialect.DEFAULT_MAXIMUM)) : OptionalInt.empty(), diagnostics);
        List<Formatted> results = new ArrayList<>();
        for (SourceFile source : inputs.read(Imports.SUFFIX, System.in)) {
            formatter.format(source).ifPresent(text -> results.add(new Formatted(source, text)));
        }
        if (reporting.stops(diagnostics.findings())) {
            return ExitCode.FINDINGS;
        }
        return check ? name(results) : write(results);
    }

    private int name(List<Formatted> results) {
        List<Formatted> changed = results.stream().filter(Formatted::isChanged).toList();
        changed.forEach(result -> reporting.result(result.source().name() + "\n"));
        return changed.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private int write(List<Formatted> results) throws IOException {
        for (Formatted result : results) {
            if (result.source().name().equals(STANDARD_INPUT)) {
                reporting.result(result.text());
            } else if (result.isChanged()) {
                Files.write(Path.of(result.source().name()), result.text().getBytes(StandardCharsets.UTF_8));
            }
        }
        return ExitCode.OK;
    }

    /** A source and what it should look like. */
    private record Formatted(SourceFile source, String text) {
        boolean isChanged() {
            return !source.text().equals(text);
        }
    }
}
