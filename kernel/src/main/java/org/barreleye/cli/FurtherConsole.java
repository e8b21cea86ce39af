package org.barreleye.cli;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.machine.Machine;
import org.barreleye.machine.trace.ConsoleLine;
import org.barreleye.machine.trace.TypedLines;

/** The console of a machine besides the first: shows its lines with its number; its terminal has no input. */
final class FurtherConsole implements TypedLines {
    private final String name;
    private final Consumer<String> screen;
    private final StringBuilder unfinished = new StringBuilder();

    private FurtherConsole(String name, Consumer<String> screen) {
        this.name = name;
        this.screen = screen;
    }

    /** Connects a machine with a screen. */
    static void connect(Machine machine, int number, Consumer<String> screen) {
        FurtherConsole console = new FurtherConsole("m" + number, screen);
        machine.onConsoleLine(console::print);
        machine.connectTerminal(console, console::show);
    }

    private void print(ConsoleLine line) {
        screen.accept("[" + name + ":" + line.core().number() + "] " + line.text() + "\n");
    }

    /** Shows the lines of the terminal; the prompt is never finished. */
    private void show(String text) {
        unfinished.append(text);
        int end = unfinished.indexOf("\n");
        while (end >= 0) {
            screen.accept("[" + name + "] " + unfinished.substring(0, end + 1));
            unfinished.delete(0, end + 1);
            end = unfinished.indexOf("\n");
        }
    }

    @Override
    public boolean isReady() {
        return false;
    }

    @Override
    public Optional<String> nextLine() {
        return Optional.empty();
    }
}
