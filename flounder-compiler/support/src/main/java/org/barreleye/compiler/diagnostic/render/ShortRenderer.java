package org.barreleye.compiler.diagnostic.render;

import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Findings;

/** One line each, as editors and build servers parse them: {@code file:line:column: error[FL0007]: message}. */
public final class ShortRenderer implements Renderer {
    @Override
    public String render(Findings findings) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : findings.diagnostics()) {
            out.append(TerminalText.of(diagnostic.toString())).append('\n');
        }
        return out.append(TruncationNote.sentence(findings)).toString();
    }
}
