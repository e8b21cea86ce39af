package org.barreleye.compiler.antlr;

import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;

/** The names of the tokens of a language in messages. */
@FunctionalInterface
public interface TokenDisplayNames {
    /**
     * The name of a type of token in "expected ...", as {@code ';'} or {@code a name}; empty if it is not mentioned.
     */
    String displayName(int tokenType);

    /**
     * Words from a vocabulary: those given, by token type; else a literal in quotes; else the token's own name in small
     * letters with blanks.
     */
    static TokenDisplayNames of(Vocabulary vocabulary, Map<Integer, String> names) {
        return type -> {
            if (names.containsKey(type)) {
                return names.get(type);
            }
            if (type == Token.EOF) {
                return "the end of the file";
            }
            String literal = vocabulary.getLiteralName(type);
            return literal != null
                    ? literal
                    : vocabulary.getDisplayName(type).toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
