package org.barreleye.flounder.syntax.antlr;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;

/**
 * Finds parameters like {@code Strings[10]}. Older compilers took that for {@code String s[10]}; here {@code Strings}
 * is a name like others, so that the parser would only miss another one behind it.
 */
final class GluedStrings {
    private static final String STRING = "String";

    private GluedStrings() {}

    /** Returns whether there are none in the tokens of a source. */
    static boolean absent(SourceFile source, List<Token> tokens, Diagnostics diagnostics) {
        List<Token> words = tokens.stream().filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL).toList();
        boolean absent = true;
        for (int i = 1; i + 2 < words.size(); i++) {
            Token word = words.get(i);
            if (word.getType() == FlounderTokens.IDENTIFIER && begins(words.get(i - 1))
                    && word.getText().startsWith(STRING) && word.getText().length() > STRING.length()
                    && words.get(i + 1).getType() == FlounderTokens.LBRACKET
                    && words.get(i + 2).getType() == FlounderTokens.NUMBER) {
                absent = false;
                Span span = Spans.of(source, word);
                diagnostics.report(FlounderCode.SYNTAX, span, "a blank separates a type from the name of the parameter")
                        .suggest(STRING + " " + word.getText().substring(STRING.length()));
            }
        }
        return absent;
    }

    private static boolean begins(Token token) {
        return switch (token.getType()) {
            case FlounderTokens.LPAREN, FlounderTokens.COMMA, FlounderTokens.IN, FlounderTokens.OUT -> true;
            default -> false;
        };
    }
}
