package org.barreleye.machine.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** What the cores printed, in the order of time. */
public final class Console implements Copyable {
    private final List<ConsoleLine> lines = new ArrayList<>();
    private Consumer<ConsoleLine> listener = line -> {};

    /** Creates an empty console that nobody listens to. */
    public Console() {}

    private Console(Console source, Copier copier) {
        copier.enter(source, this);
        lines.addAll(source.lines);
    }

    /** A console with the same lines; nobody listens to it. */
    @Override
    public Console copy(Copier copier) {
        return new Console(this, copier);
    }

    /** Sets who hears of each line from now on, in place of whoever did so far. */
    public void setListener(Consumer<ConsoleLine> listener) {
        this.listener = listener;
    }

    /** Adds a line and tells the listener. */
    public void print(ConsoleLine line) {
        lines.add(line);
        listener.accept(line);
    }

    /** All lines so far; a view. */
    public List<ConsoleLine> lines() {
        return Collections.unmodifiableList(lines);
    }
}
