package org.barreleye.hamlet.syntax.antlr;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.hamlet.diagnostic.HamletCode;

/** Complains about text between declarations, at which the reference stops reading without a word. */
final class StrayText {
    private static final List<String> KEYWORDS = List.of("cap", "define", "rights", "spaces", "operation");

    private final SourceFile source;
    private final Diagnostics diagnostics;

    StrayText(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    void report(HamletGrammar.StrayContext tree) {
        Token first = tree.getStart();
        Span span = Spans.of(source, first);
        if (first.getType() == HamletTokens.SEMICOLON) {
            diagnostics.report(HamletCode.UNEXPECTED_TEXT, span, "this semicolon ends nothing").suggest("");
            return;
        }
        Nearest.to(first.getText(), KEYWORDS).ifPresentOrElse(
                keyword -> diagnostics.report(HamletCode.UNEXPECTED_TEXT, span,
                        "'" + first.getText() + "' begins no declaration: did you mean '" + keyword + "'?")
                        .suggest(keyword),
                () -> diagnostics.report(HamletCode.UNEXPECTED_TEXT, span, "'" + first.getText()
                        + "' begins no declaration: what may stand here begins with 'cap' or 'define'"));
    }
}
