package org.barreleye.compiler.output;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words in a piece of Java and in its comments, without strings and characters. */
final class JavaWords {
    private final CharSequence text;
    private final SortedSet<String> missing;
    private boolean hasQualified;

    private JavaWords(CharSequence text, Set<String> sought) {
        this.text = text;
        this.missing = new TreeSet<>(sought);
    }

    /** The words in a text from some offset, among which some are sought. */
    static JavaWords in(CharSequence text, int offset, Set<String> sought) {
        JavaWords words = new JavaWords(text, sought);
        int at = offset;
        while (at < text.length()) {
            char c = text.charAt(at);
            char following = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (c == '/' && following == '/') {
                at = words.comment(at, "\n");
            } else if (c == '/' && following == '*') {
                at = words.comment(at, "*/");
            } else if (c == '"' || c == '\'') {
                at = words.string(at);
            } else {
                at = words.wordOrSign(at);
            }
        }
        return words;
    }

    /** The sought words that are not there, or only behind a dot. */
    SortedSet<String> missing() {
        return missing;
    }

    /**
     * Returns whether a word without capital is followed by a dot and one with a capital: the name of a class with its
     * package, or an access to a constant.
     */
    boolean hasQualified() {
        return hasQualified;
    }

    private int comment(int begin, String end) {
        int at = begin + 2;
        while (at < text.length() && !startsWith(end, at)) {
            at = wordOrSign(at);
        }
        return at + end.length();
    }

    private boolean startsWith(String part, int at) {
        for (int i = 0; i < part.length(); i++) {
            if (at + i >= text.length() || text.charAt(at + i) != part.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int string(int begin) {
        int at = begin + 1;
        while (at < text.length() && text.charAt(at) != text.charAt(begin)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** Takes a word with all words behind dots, or else one character. */
    private int wordOrSign(int begin) {
        if (!Character.isJavaIdentifierPart(text.charAt(begin))) {
            return begin + 1;
        }
        int end = endOfWord(begin);
        if (!missing.isEmpty() && (begin == 0 || text.charAt(begin - 1) != '.')) {
            missing.remove(text.subSequence(begin, end).toString());
        }
        if (end + 1 < text.length() && text.charAt(end) == '.' && !Character.isUpperCase(text.charAt(begin))) {
            char next = text.charAt(end + 1);
            hasQualified |= Character.isLetter(next) && !Character.isLowerCase(next);
        }
        return end;
    }

    private int endOfWord(int begin) {
        int end = begin + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
