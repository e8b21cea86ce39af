package org.barreleye.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * The parser of command lines: words between blanks, {@code "quoted"} or {@code 'quoted'} where a word contains a
 * blank or another special character, {@code ;} between commands, {@code &} after one that runs in the background, and
 * {@code #} before a comment.
 *
 * <p>Text between quotes is taken literally; there is no escape character. Pipes, redirections and {@code &&} are
 * refused.
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
     * Parses a line into its commands, in order; none if the line is blank or a comment.
     *
     * @throws SyntaxError if the line is invalid; names the column and what to write instead
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
            } else if (next == '|') {
                throw new SyntaxError(position + 1, "pipes are not supported: quote `|` if it belongs to a word");
            } else if (next == '<' || next == '>') {
                throw new SyntaxError(position + 1, "redirection is not supported: quote `" + next
                        + "` if it belongs to a word");
            } else {
                words.add(word());
            }
        }
        end(false);
        return commands;
    }

    private void background() throws SyntaxError {
        position++;
        if (position < text.length() && text.charAt(position) == '&') {
            throw new SyntaxError(position, "`&&` is not supported: separate commands with `;`");
        }
        if (words.isEmpty()) {
            throw new SyntaxError(position,
                    "no command before `&`");
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
            throw new SyntaxError(opening + 1, "unterminated quote: close it with " + quote);
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
