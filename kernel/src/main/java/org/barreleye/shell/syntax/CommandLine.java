package org.barreleye.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a line: words between blanks, {@code "quoted"} or {@code 'quoted'} where a word holds a blank or another mark,
 * {@code ;} between commands, {@code &} after one that runs in the background, and {@code #} before a comment.
 *
 * <p>Nothing is replaced inside quotes, and there is no other way to escape: what stands between two quotes is meant as
 * it stands.
 */
public final class CommandLine {
    private final String text;
    private int position;
    private final List<SimpleCommand> commands = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    private CommandLine(String text) {
        this.text = text;
    }

    /**
     * The commands of a line, in their order; none if the line is blank or a comment.
     *
     * @throws SyntaxError if it is no line of the language; says where and what to write instead
     */
    public static List<SimpleCommand> parse(String line) throws SyntaxError {
        return new CommandLine(line).parse();
    }

    private List<SimpleCommand> parse() throws SyntaxError {
        while (position < text.length()) {
            char next = text.charAt(position);
            if (next == '#') {
                break;
            } else if (isBlank(next)) {
                position++;
            } else if (next == ';') {
                position++;
                end(false);
            } else if (next == '&') {
                background();
            } else {
                words.add(word());
            }
        }
        end(false);
        return commands;
    }

    private void background() throws SyntaxError {
        position++;
        if (words.isEmpty()) {
            throw new SyntaxError(position,
                    "nothing stands before `&`: write the command to run in the background first");
        }
        end(true);
    }

    private void end(boolean background) {
        if (!words.isEmpty()) {
            commands.add(new SimpleCommand(words, background));
            words.clear();
        }
    }

    private String word() throws SyntaxError {
        StringBuilder word = new StringBuilder();
        while (position < text.length() && !endsWord(text.charAt(position))) {
            char next = text.charAt(position);
            if (next == '"' || next == '\'') {
                word.append(quoted(next));
            } else {
                word.append(next);
                position++;
            }
        }
        return word.toString();
    }

    private String quoted(char quote) throws SyntaxError {
        int opening = position;
        int closing = text.indexOf(quote, opening + 1);
        if (closing < 0) {
            throw new SyntaxError(opening + 1, "this quote is never closed: put another " + quote
                    + " where the word ends");
        }
        position = closing + 1;
        return text.substring(opening + 1, closing);
    }

    private static boolean endsWord(char character) {
        return isBlank(character) || character == ';' || character == '&';
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }
}
