package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.state.Copyable;

/** The end of a ring that lines are published to. They travel as messages of the explored system. */
final class OutgoingRing implements LineStorage, Copyable {
    private final int lines;
    // Published in the present step, and not on their way yet.
    private final List<Line> published = new ArrayList<>();

    OutgoingRing(int lines) {
        this.lines = lines;
    }

    /** Removes and returns what was published since the last call. */
    List<Line> takePublished() {
        List<Line> taken = List.copyOf(published);
        published.clear();
        return taken;
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public void publish(int line, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        published.add(new Line(line, header, w0, w1, w2, w3, w4, w5, w6));
    }

    @Override
    public long header(int line) {
        throw new IllegalStateException("the sender does not read its own ring");
    }

    @Override
    public long word(int line, int index) {
        throw new IllegalStateException("the sender does not read its own ring");
    }
}
