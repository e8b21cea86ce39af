package org.barreleye.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.shell.Shell;

/**
 * Between the terminal of the machine and the person: text goes to the screen line by line, and what the machine has
 * shown of an unfinished line when it asks for input is the prompt.
 */
final class ConsoleSession {
    /** How long a line may be, as UTF-8: so much fits into the terminal's answer, with a final NUL. */
    private static final int LINE_BYTES_MAX = TerminalInterface.Limits.READ_LINE_RESPONSE_LINE - 1;

    private final LineSource lines;
    private final Consumer<String> screen;
    private final StringBuilder unfinished = new StringBuilder();
    // The machine asks for a line at once, and what it shows reaches the screen a moment later: the prompt comes too
    // late.
    private String pendingPrompt = "";

    ConsoleSession(LineSource lines, Consumer<String> screen) {
        this.lines = lines;
        this.screen = screen;
    }

    /** The machine shows text. */
    void show(String text) {
        unfinished.append(text.startsWith(pendingPrompt) ? text.substring(pendingPrompt.length()) : text);
        pendingPrompt = "";
        int end = unfinished.lastIndexOf("\n") + 1;
        if (end > 0) {
            screen.accept(unfinished.substring(0, end));
            unfinished.delete(0, end);
        }
    }

    /** The machine asks for a line. */
    Optional<String> readLine() {
        String prompt = unfinished.toString();
        unfinished.setLength(0);
        if (prompt.isEmpty()) {
            prompt = Shell.PROMPT;
            pendingPrompt = prompt;
        }
        Optional<String> line = lines.next(prompt);
        while (line.isPresent() && bytes(line.get()) > LINE_BYTES_MAX) {
            screen.accept("a line has at most " + LINE_BYTES_MAX + " bytes, and this one has " + bytes(line.get())
                    + ": it is left out; put its parts into several lines\n");
            line = lines.next(prompt);
        }
        return line;
    }

    /** Shows what is left. */
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
