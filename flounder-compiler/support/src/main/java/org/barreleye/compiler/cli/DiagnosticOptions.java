package org.barreleye.compiler.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.render.Tool;
import picocli.CommandLine.Option;

/** The options about the form of diagnostics; a mixin. */
public final class DiagnosticOptions {
    @Option(names = "--message-format", paramLabel = "FORMAT", defaultValue = "human",
            description = "How to show diagnostics: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. json and "
                    + "sarif are one document on the standard output; on the error stream if the command prints its "
                    + "result.")
    private MessageFormat format = MessageFormat.HUMAN;

    @Option(names = "--message-file", paramLabel = "FILE",
            description = "Write the document of json or sarif to this file.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "auto",
            description = "Use colours: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, which follows NO_COLOR, "
                    + "CLICOLOR_FORCE and the terminal.")
    private Colour colour = Colour.AUTO;

    @Option(names = {"-q", "--quiet"}, description = "Show errors only.")
    private boolean quiet;

    /** Returns whether the user wants to see errors only. */
    public boolean quiet() {
        return quiet;
    }

    /** Returns whether findings are one document for machines. */
    boolean isDocument() {
        return format == MessageFormat.JSON || format == MessageFormat.SARIF;
    }

    /** Returns whether that document goes to a file. */
    boolean writesFile() {
        return file.isPresent();
    }

    /** Writes that document to its file. */
    void writeFile(Findings findings, Tool tool) throws IOException {
        Path parent = file.orElseThrow().toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Files.writeString(file.get(), render(findings, tool), StandardCharsets.UTF_8);
    }

    /** Prints findings as the user wants to see them, usually to the command's error stream. */
    public void print(Findings findings, Tool tool, PrintWriter out) {
        out.print(render(findings, tool));
        out.flush();
    }

    /** Findings as the user wants to see them. */
    public String render(Findings findings, Tool tool) {
        return format.renderer(tool, colour.enabled()).render(quiet ? findings.errorsOnly() : findings);
    }
}
