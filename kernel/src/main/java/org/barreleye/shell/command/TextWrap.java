package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;

/** Wraps text to the width of a terminal. */
public final class TextWrap {
    /** The maximum length of a line, unless a single word is longer. */
    public static final int COLUMNS = 80;

    private TextWrap() {}

    /** Breaks a text between words. */
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
