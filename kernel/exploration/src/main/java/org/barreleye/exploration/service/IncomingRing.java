package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.state.Copyable;

/** The end of a ring that is read: the lines that have arrived. */
final class IncomingRing implements LineStorage, Copyable {
    private static final Line EMPTY = new Line(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final List<Line> arrived;

    IncomingRing(int lines) {
        arrived = new ArrayList<>(Collections.nCopies(lines, EMPTY));
    }

    void arrive(Line line) {
        arrived.set(line.index(), line);
    }

    @Override
    public int lines() {
        return arrived.size();
    }

    @Override
    public void publish(int line, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        throw new IllegalStateException("the receiver does not publish to the ring that it reads");
    }

    @Override
    public long header(int line) {
        return arrived.get(line).header();
    }

    @Override
    public long word(int line, int index) {
        return arrived.get(line).word(index);
    }
}
