package org.barreleye.compiler.antlr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;

/**
 * The declarations of a source that have syntax errors. The rest of the source is read without them, so that one syntax
 * error does not hide all other findings.
 *
 * @param source the source
 * @param spans the declarations, in order
 */
public record BrokenDeclarations(SourceFile source, List<Span> spans) {
    /** Copies the list. */
    public BrokenDeclarations {
        spans = List.copyOf(spans);
    }

    /**
     * The token types that separate declarations.
     *
     * @param open the brace that opens a group
     * @param close the brace that closes it
     * @param end the sign that ends a declaration
     * @param depth the number of groups around declarations
     */
    public record Separators(int open, int close, int end, int depth) {}

    /**
     * Finds the declarations with errors; empty if an error stands outside of declarations.
     *
     * @param tokens all tokens of the source
     */
    public static Optional<BrokenDeclarations> of(SourceFile source, List<? extends Token> tokens,
            Separators separators, List<Diagnostic> errors) {
        List<Span> declarations = declarations(source, tokens, separators);
        List<Span> broken = declarations.stream()
                .filter(declaration -> errors.stream().anyMatch(error -> isIn(error, declaration)))
                .toList();
        boolean all = errors.stream().allMatch(error -> broken.stream().anyMatch(span -> isIn(error, span)));
        return all ? Optional.of(new BrokenDeclarations(source, broken)) : Optional.empty();
    }

    private static boolean isIn(Diagnostic error, Span declaration) {
        int offset = error.span().startOffset();
        return offset >= declaration.startOffset() && offset <= declaration.endOffset();
    }

    private static List<Span> declarations(SourceFile source, List<? extends Token> tokens, Separators separators) {
        List<Span> declarations = new ArrayList<>();
        Optional<Span> current = Optional.empty();
        int depth = 0;
        for (Token token : tokens) {
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                continue;
            }
            depth -= token.getType() == separators.close() ? 1 : 0;
            if (depth >= separators.depth()) {
                Span span = Spans.of(source, token);
                current = Optional.of(current.map(begun -> begun.to(span)).orElse(span));
            }
            boolean ends = depth == separators.depth() && token.getType() == separators.end();
            if (ends || depth < separators.depth()) {
                current.ifPresent(declarations::add);
                current = Optional.empty();
            }
            depth += token.getType() == separators.open() ? 1 : 0;
        }
        current.ifPresent(declarations::add);
        return declarations;
    }

    /**
     * The text of the source up to an offset, with a blank for each character of these declarations; line ends stay.
     * Parsers count characters (code points), so that places in the rest are the same as in the source.
     */
    public String blanked(int end) {
        StringBuilder text = new StringBuilder();
        int offset = 0;
        for (Span span : spans) {
            text.append(source.text(), offset, Math.max(offset, Math.min(end, span.startOffset())));
            offset = Math.min(end, span.endOffset());
            source.text().substring(Math.min(offset, span.startOffset()), offset).codePoints()
                    .map(character -> character == '\n' || character == '\r' ? character : ' ')
                    .forEach(text::appendCodePoint);
        }
        return text.append(source.text(), offset, end).toString();
    }

    /** Returns whether a finding in the rest may be a consequence: these declarations have a word that it is about. */
    public boolean mayCause(Diagnostic finding) {
        String word = finding.span().text();
        return spans.stream().anyMatch(span -> Arrays.asList(span.text().split("[^\\p{L}\\p{N}_']+")).contains(word));
    }
}
