package org.barreleye.compiler.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command {@code fmt}: files are rewritten in place where they differ, the standard input goes to the standard
 * output. Each language gives the formatter.
 */
public abstract class FormattingCommand implements Callable<Integer>, PrintsResult {
    private final String suffix;

    @Mixin
    private InputOptions inputs;

    @Mixin
    private Reporting reporting;

    @Option(names = "--check",
            description = "Write nothing; name the files that would change, and end with 1 if any would.")
    private boolean check;

    /** A command for files with a suffix. */
    protected FormattingCommand(String suffix) {
        this.suffix = suffix;
    }

    /** The text of a source in the one style; empty if it cannot be read, which is reported. */
    protected abstract Optional<String> format(SourceFile source, Diagnostics diagnostics);

    @Override
    public final Integer call() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Map<SourceFile, String> formatted = new LinkedHashMap<>();
        for (SourceFile source : inputs.read(suffix, System.in)) {
            format(source, diagnostics).ifPresent(text -> formatted.put(source, text));
        }
        if (reporting.printAndHasErrors(diagnostics.findings())) {
            return ExitCode.FINDINGS;
        }
        boolean differs = false;
        for (Map.Entry<SourceFile, String> file : formatted.entrySet()) {
            boolean changed = !file.getKey().text().equals(file.getValue());
            differs |= changed;
            if (check && changed) {
                reporting.printResult(file.getKey().name() + "\n");
            } else if (!check) {
                write(file.getKey(), file.getValue(), changed);
            }
        }
        return check && differs ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void write(SourceFile source, String text, boolean changed) throws IOException {
        if (source.name().equals(InputOptions.STANDARD_INPUT)) {
            reporting.printResult(text);
        } else if (changed) {
            Files.write(Path.of(source.name()), text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
