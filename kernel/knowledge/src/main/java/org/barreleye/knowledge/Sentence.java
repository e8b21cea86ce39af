package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of one clause, with its place.
 *
 * @param text the text from its first token to its full stop
 * @param line its first line, from 1
 * @param column the column in which it begins, from 1
 */
record Sentence(String text, int line, int column) {
    private static final String SYMBOLS = "+-*/\\^<>=~:.?@#&$";
    private static final int NESTING_MAX = 100;

    /** Splits a text into sentences; what follows the last full stop is a sentence too, unless it is blank. */
    static List<Sentence> split(String source) {
        return new Splitter(source).sentences();
    }

    /** Reads the text once. */
    private static final class Splitter {
        private final String source;
        private final List<Sentence> sentences = new ArrayList<>();
        private int position;
        private int begin = -1;
        private int nesting;

        private Splitter(String source) {
            this.source = source;
        }

        private List<Sentence> sentences() {
            while (position < source.length()) {
                advance(source.charAt(position));
            }
            if (begin >= 0) {
                end();
            }
            return sentences;
        }

        private void advance(char c) {
            if (c == '%') {
                position = indexOr(source.indexOf('\n', position));
            } else if (source.startsWith("/*", position) && !isSymbol(position - 1)) {
                position = Math.min(source.length(), indexOr(source.indexOf("*/", position + 2)) + 2);
            } else if (Character.isWhitespace(c)) {
                position++;
            } else {
                begin = begin < 0 ? position : begin;
                token(c);
            }
        }

        private void token(char c) {
            if (c == '\'' || c == '"') {
                skipQuoted(c);
            } else if (c == '.' && endsSentence()) {
                position++;
                end();
            } else {
                nesting += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                if (nesting > NESTING_MAX) {
                    throw new QueryException(new QueryError(QueryError.Kind.SYNTAX,
                            "brackets are nested deeper than " + NESTING_MAX, lineOf(position), columnOf(position)));
                }
                position++;
            }
        }

        private boolean endsSentence() {
            boolean last = position + 1 == source.length();
            return !isSymbol(position - 1)
                    && (last || Character.isWhitespace(source.charAt(position + 1))
                            || source.charAt(position + 1) == '%');
        }

        private boolean isSymbol(int index) {
            return index >= 0 && SYMBOLS.indexOf(source.charAt(index)) >= 0;
        }

        private void skipQuoted(char quote) {
            position++;
            while (position < source.length() && source.charAt(position) != quote) {
                position += source.charAt(position) == '\\' ? 2 : 1;
            }
            position = Math.min(source.length(), position + 1);
        }

        private void end() {
            sentences.add(new Sentence(source.substring(begin, position), lineOf(begin), columnOf(begin)));
            begin = -1;
            nesting = 0;
        }

        private int indexOr(int index) {
            return index < 0 ? source.length() : index;
        }

        private int lineOf(int index) {
            return 1 + (int) source.chars().limit(index).filter(c -> c == '\n').count();
        }

        private int columnOf(int index) {
            return index - source.lastIndexOf('\n', index - 1);
        }
    }
}
