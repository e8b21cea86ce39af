package org.barreleye.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Function;

/** A console without a terminal: lines from a source, text to a stream. */
final class StreamConsole implements UserConsole {
    private final PrintWriter screen;
    private final LineSource lines;

    /**
     * Makes a console.
     *
     * @param source makes the source of lines, given the output for its echo
     */
    StreamConsole(PrintWriter screen, Function<Consumer<String>, LineSource> source) {
        this.screen = screen;
        lines = source.apply(this::show);
    }

    @Override
    public LineSource lines() {
        return lines;
    }

    @Override
    public void show(String text) {
        screen.print(text);
        screen.flush();
    }
}
