package org.barreleye.shell.command;

import java.nio.charset.StandardCharsets;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;

/**
 * Buffered output to the terminal: a table takes a few messages, not one for each line. {@link #flush} sends the
 * buffer.
 */
public final class Screen {
    // As UTF-8, with the final NUL.
    private static final int BYTES_MAX = TerminalInterface.Limits.WRITE_CALL_TEXT - 1;

    private final BoundService<TerminalClient> terminal;
    private final StringBuilder buffer = new StringBuilder();
    private int bytes;

    /** Makes the output to a terminal. */
    public Screen(BoundService<TerminalClient> terminal) {
        this.terminal = terminal;
    }

    /** Appends a line. Line breaks in it end lines, too. */
    public void line(String text) throws CallFailed {
        String line = text + "\n";
        int length = 0;
        for (int offset = 0; offset < line.length(); offset += length) {
            length = Character.charCount(line.codePointAt(offset));
            append(line.substring(offset, offset + length));
        }
    }

    private void append(String character) throws CallFailed {
        int needed = character.getBytes(StandardCharsets.UTF_8).length;
        if (bytes + needed > BYTES_MAX) {
            flush();
        }
        buffer.append(character);
        bytes += needed;
    }

    /**
     * Sends the buffer and waits until it is shown. If the terminal service ends meanwhile, the text is sent once more
     * to the next one: it may be shown twice, and is not lost.
     */
    public void flush() throws CallFailed {
        if (bytes > 0) {
            String text = buffer.toString();
            buffer.setLength(0);
            bytes = 0;
            try {
                terminal.client().write(text);
            } catch (CallFailed failed) {
                if (failed.failure().kind() != Failure.Kind.PEER_GONE) {
                    throw failed;
                }
                terminal.client().write(text);
            }
        }
    }
}
