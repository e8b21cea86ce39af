package org.barreleye.compiler.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.barreleye.compiler.source.SourceFile;

/**
 * A source and what it should look like.
 *
 * @param source as it is
 * @param text as the style wants it
 */
public record FormattedSource(SourceFile source, String text) {
    /** Whether it is not in the style yet. */
    public boolean isChanged() {
        return !source.text().equals(text);
    }

    /** Names the sources that are not in the style; how a command ends that only wants to know. */
    public static int listChanged(List<FormattedSource> formatted, Reporting reporting) {
        List<FormattedSource> changed = formatted.stream().filter(FormattedSource::isChanged).toList();
        changed.forEach(one -> reporting.printResult(one.source().name() + "\n"));
        return changed.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    /** Writes files in place where they differ, and what came from the standard input to the standard output. */
    public static int writeChanged(List<FormattedSource> formatted, Reporting reporting) throws IOException {
        for (FormattedSource one : formatted) {
            if (one.source().name().equals(InputOptions.STANDARD_INPUT)) {
                reporting.printResult(one.text());
            } else if (one.isChanged()) {
                Files.write(Path.of(one.source().name()), one.text().getBytes(StandardCharsets.UTF_8));
            }
        }
        return ExitCode.OK;
    }
}
