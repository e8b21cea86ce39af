package org.barreleye.compiler.output;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words in a piece of Java and in its comments, without strings and characters. */
final class JavaWords {
    private static final boolean[] IS_PART_IN_ASCII = new boolean[128];

    static {
        for (char c = 0; c < IS_PART_IN_ASCII.length; c++) {
            IS_PART_IN_ASCII[c] = Character.isJavaIdentifierPart(c);
        }
    }

    // An array rather than the text itself: in a virtual machine that has just started, a call for each character is
    // what costs most here.
    private final char[] text;
    private final SortedSet<String> missing;
    private boolean hasQualified;

    private JavaWords(char[] text, Set<String> sought) {
        this.text = text;
        this.missing = new TreeSet<>(sought);
    }

    /** The words in a text from some offset, among which some are sought. */
    static JavaWords in(CharSequence text, int offset, Set<String> sought) {
        char[] chars = text.subSequence(offset, text.length()).toString().toCharArray();
        JavaWords words = new JavaWords(chars, sought);
        int at = 0;
        while (at < chars.length) {
            char c = chars[at];
            char following = at + 1 < chars.length ? chars[at + 1] : ' ';
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
        while (at < text.length && !startsWith(end, at)) {
            at = wordOrSign(at);
        }
        return at + end.length();
    }

    private boolean startsWith(String part, int at) {
        for (int i = 0; i < part.length(); i++) {
            if (at + i >= text.length || text[at + i] != part.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int string(int begin) {
        int at = begin + 1;
        while (at < text.length && text[at] != text[begin]) {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** Takes a word with all words behind dots, or else one character. */
    private int wordOrSign(int begin) {
        if (!isPart(text[begin])) {
            return begin + 1;
        }
        int end = endOfWord(begin);
        if (!missing.isEmpty() && (begin == 0 || text[begin - 1] != '.')) {
            missing.remove(new String(text, begin, end - begin));
        }
        if (end + 1 < text.length && text[end] == '.' && !Character.isUpperCase(text[begin])) {
            char next = text[end + 1];
            hasQualified |= Character.isLetter(next) && !Character.isLowerCase(next);
        }
        return end;
    }

    private int endOfWord(int begin) {
        int end = begin + 1;
        while (end < text.length && isPart(text[end])) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return c < IS_PART_IN_ASCII.length ? IS_PART_IN_ASCII[c] : Character.isJavaIdentifierPart(c);
    }
}
