package org.barreleye.machine.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.kpi.state.CopyHook;

/**
 * The console, with the lines that the cores have printed in the order of time; and the terminal, with its screen and
 * keyboard.
 */
public final class Console implements CopyHook {
    /** The kind of the event that shows text on the terminal. */
    public static final String TERMINAL = "terminal";
    /** The result of a read from the terminal at the end of input. */
    public static final int END_OF_INPUT = -1;
    /** The result of a read from the terminal while no line was typed. */
    public static final int NOTHING_YET = -2;

    private final List<ConsoleLine> lines = new ArrayList<>();
    private transient Consumer<ConsoleLine> listener = line -> {};
    private transient Consumer<String> screen = text -> {};
    private transient TypedLines keyboard = Optional::empty;
    // What is left of the line that was typed last.
    private byte[] typed = {};
    private int consumed;

    /** Creates an empty console without a listener. */
    public Console() {}

    /** Connects the copy to nothing: the host's listener, screen and keyboard belong to the original. */
    @Override
    public void afterCopy() {
        listener = line -> {};
        screen = text -> {};
        keyboard = Optional::empty;
    }

    /** Sets the listener of further lines, in place of the former one. */
    public void setListener(Consumer<ConsoleLine> listener) {
        this.listener = listener;
    }

    /** Adds a line and calls the listener. */
    public void print(ConsoleLine line) {
        lines.add(line);
        listener.accept(line);
    }

    /** All lines so far; a view. */
    public List<ConsoleLine> lines() {
        return Collections.unmodifiableList(lines);
    }

    /**
     * Connects the terminal to a keyboard and a screen, in place of the former ones.
     *
     * @param keyboard supplies the lines
     * @param screen takes the text that is shown
     */
    public void connect(TypedLines keyboard, Consumer<String> screen) {
        this.keyboard = keyboard;
        this.screen = screen;
    }

    /** Shows text. */
    public void writeTerminal(String text) {
        screen.accept(text);
    }

    /** The next byte that was typed, {@link #END_OF_INPUT}, or {@link #NOTHING_YET}. */
    public int readTerminal() {
        if (consumed == typed.length) {
            if (!keyboard.isReady()) {
                return NOTHING_YET;
            }
            typed = keyboard.nextLine().map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
            consumed = 0;
        }
        return typed.length == 0 ? END_OF_INPUT : typed[consumed++] & 0xff;
    }
}
