package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit a terminal. */
public final class TextWrap {
    /** How many characters a line has at most, unless a single word is longer. */
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
