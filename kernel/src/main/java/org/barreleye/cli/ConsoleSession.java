package org.barreleye.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.machine.trace.TypedLines;
import org.barreleye.shell.Shell;

/**
 * Connects the terminal of the machine with the console of the user: text goes to the screen line by line, and the
 * unfinished line at a request for input is the prompt.
 */
final class ConsoleSession implements TypedLines {
    // In UTF-8: the capacity of the terminal's reply without the final NUL.
    private static final int LINE_BYTES_MAX = TerminalInterface.Limits.READ_LINE_RESPONSE_LINE - 1;

    private final LineSource lines;
    private final Consumer<String> screen;
    private final StringBuilder unfinished = new StringBuilder();
    // The prompt that was assumed because the machine asked for a line before its prompt had reached the screen.
    private String pendingPrompt = "";
    // Null while no line is asked for.
    private String prompt;

    ConsoleSession(LineSource lines, Consumer<String> screen) {
        this.lines = lines;
        this.screen = screen;
    }

    /** Handles text from the machine. */
    void show(String text) {
        unfinished.append(text.startsWith(pendingPrompt) ? text.substring(pendingPrompt.length()) : text);
        pendingPrompt = "";
        int end = unfinished.lastIndexOf("\n") + 1;
        if (end > 0) {
            screen.accept(unfinished.substring(0, end));
            unfinished.delete(0, end);
        }
    }

    /** Handles a question of the machine for a line. */
    @Override
    public boolean isReady() {
        takePrompt();
        return lines.isReady(prompt);
    }

    private void takePrompt() {
        if (prompt == null) {
            prompt = unfinished.toString();
            unfinished.setLength(0);
            if (prompt.isEmpty()) {
                prompt = Shell.PROMPT;
                pendingPrompt = prompt;
            }
        }
    }

    /** Handles a request of the machine for a line. */
    @Override
    public Optional<String> nextLine() {
        takePrompt();
        Optional<String> line = lines.next(prompt);
        while (line.isPresent() && bytes(line.get()) > LINE_BYTES_MAX) {
            screen.accept("line too long: " + bytes(line.get()) + " bytes, at most " + LINE_BYTES_MAX
                    + "; it is ignored, split it\n");
            line = lines.next(prompt);
        }
        prompt = null;
        return line;
    }

    /** Shows an unfinished line at the end. */
    void end() {
        if (unfinished.length() > 0) {
            screen.accept(unfinished + "\n");
            unfinished.setLength(0);
        }
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length;
    }
}
