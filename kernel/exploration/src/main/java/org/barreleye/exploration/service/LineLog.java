package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/** The lines that one end of a binding has sent, or received, in their order. */
final class LineLog implements Copyable {
    private final List<Line> lines = new ArrayList<>();
    private final SortedMap<Integer, Line> published = new TreeMap<>();

    /** The number of lines. */
    int size() {
        return lines.size();
    }

    /** The message number of the newest line; 0 if there is none. */
    int lastMessage() {
        return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).message();
    }

    /** A line, by its place. */
    Line get(int place) {
        return lines.get(place);
    }

    void add(Line line) {
        lines.add(line);
    }

    /** Enters a line that was published some places ahead. */
    void publish(int ahead, Line line) {
        published.put(ahead, line);
    }

    /** Counts lines that were published ahead as sent. */
    void advance(int count) {
        for (int i = 0; i < count; i++) {
            lines.add(published.remove(i));
        }
    }

    /** Returns the first place at which this log differs from the begin of another one; -1 if it is that begin. */
    int firstDifference(LineLog other) {
        for (int i = 0; i < size(); i++) {
            if (i == other.size() || !lines.get(i).equals(other.lines.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
