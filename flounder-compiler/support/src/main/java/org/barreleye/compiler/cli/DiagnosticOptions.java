package org.barreleye.compiler.cli;

import java.io.PrintWriter;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.render.Tool;
import picocli.CommandLine.Option;

/** The options about showing diagnostics, to be mixed into commands. */
public final class DiagnosticOptions {
    @Option(names = "--message-format", paramLabel = "FORMAT", defaultValue = "human",
            description = "How to show diagnostics: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private MessageFormat format = MessageFormat.HUMAN;

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "auto",
            description = "Use colours: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, which follows NO_COLOR, "
                    + "CLICOLOR_FORCE and the terminal.")
    private Colour colour = Colour.AUTO;

    @Option(names = {"-q", "--quiet"}, description = "Show errors only.")
    private boolean quiet;

    /** Whether the user wants to see errors only. */
    public boolean quiet() {
        return quiet;
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
