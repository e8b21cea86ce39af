package org.barreleye.hamlet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;
import org.opentest4j.AssertionFailedError;

/** Sources for tests. */
public final class Sources {
    private Sources() {}

    /** A file below the test resources. */
    public static SourceFile resource(String path) {
        try {
            return SourceFile.read(path, Path.of("src/test/resources", path));
        } catch (IOException e) {
            throw new AssertionFailedError("cannot read " + path, e);
        }
    }

    /** A text, shown as {@code t.hl}. */
    public static SourceFile text(String text) {
        return SourceFile.of("t.hl", text);
    }

    /** The codes of all findings. */
    public static List<String> codes(Findings findings) {
        return findings.diagnostics().stream().map(diagnostic -> diagnostic.code().code()).toList();
    }

    /** All findings, a line each. */
    public static List<String> sentences(Findings findings) {
        return findings.diagnostics().stream().map(Diagnostic::toString).toList();
    }
}
