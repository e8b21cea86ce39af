package org.barreleye.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Function;

/** Nobody: lines from somewhere, text to a stream. */
final class StreamConsole implements UserConsole {
    private final PrintWriter screen;
    private final LineSource lines;

    /**
     * Lines from a source, which may itself show them.
     *
     * @param source makes the source, given where to show
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
