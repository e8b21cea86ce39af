package org.barreleye.compiler.diagnostic.render;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Findings;

/**
 * For the log of a build: {@code file:[line,column] FL0007: message}, the form in which IDEs read javac's findings
 * there.
 */
public final class BuildLogRenderer implements Renderer {
    private final boolean excerpts;

    /** A renderer that shows the lines that findings are about, or one that does not. */
    public BuildLogRenderer(boolean excerpts) {
        this.excerpts = excerpts;
    }

    @Override
    public String render(Findings findings) {
        StringBuilder out = new StringBuilder();
        findings.diagnostics().forEach(diagnostic -> render(diagnostic, out));
        return out.append(TruncationNote.sentence(findings)).toString();
    }

    private void render(Diagnostic diagnostic, StringBuilder out) {
        out.append(TerminalText.of(diagnostic.span().source().name() + ":[" + diagnostic.span().line() + ","
                + diagnostic.span().column() + "] " + diagnostic.code().code() + ": " + diagnostic.message()))
                .append('\n');
        if (excerpts) {
            // Its first line says the same in the form of command lines.
            new HumanRenderer(false).render(new Findings(List.of(diagnostic), 0)).lines()
                    .skip(1).forEach(line -> out.append(line).append('\n'));
        }
    }
}
