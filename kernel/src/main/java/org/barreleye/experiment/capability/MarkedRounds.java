package org.barreleye.experiment.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.machine.trace.Trace;

/** The rounds of operations that marks in a trace enclose: how long they took, and how many messages they caused. */
final class MarkedRounds {
    private static final String RECEIVED_BY_MONITOR = "receive intermon.";

    // The times at which monitors received messages from each other.
    private final List<Long> receptions = new ArrayList<>();
    // The operation that each time begins, and an empty text at each time that ends one.
    private final TreeMap<Long, String> enclosed = new TreeMap<>();
    private final SortedMap<String, Long> picoseconds = new TreeMap<>();
    private final SortedMap<String, Integer> rounds = new TreeMap<>();
    private long read;

    /** The number of entries of a trace that were recorded since it was read. */
    long unread(Trace trace) {
        return trace.recorded() - read;
    }

    /** Reads the entries that were recorded since the last call, all of which are kept. */
    void read(Trace trace) {
        List<Trace.Entry> entries = trace.entries();
        if (entries.size() < unread(trace)) {
            throw new KernelBug("a trace that keeps notes is read before it discards any, of " + unread(trace)
                    + " entries are left " + entries.size());
        }
        entries.subList((int) (entries.size() - unread(trace)), entries.size()).forEach(this::add);
        read = trace.recorded();
    }

    private void add(Trace.Entry entry) {
        if (entry.kind().startsWith(RECEIVED_BY_MONITOR)) {
            receptions.add(entry.time());
        }
        operationAfter(MeasuringProgram.BEGIN, entry).ifPresent(name -> {
            enclosed.put(entry.time(), name);
            picoseconds.merge(name, -entry.time(), Long::sum);
            rounds.merge(name, 1, Integer::sum);
        });
        operationAfter(MeasuringProgram.RETURN, entry)
                .ifPresent(name -> picoseconds.merge(name, entry.time(), Long::sum));
        operationAfter(MeasuringProgram.END, entry).ifPresent(name -> enclosed.put(entry.time(), ""));
    }

    private static Optional<String> operationAfter(String begin, Trace.Entry entry) {
        return entry.text().startsWith(begin) ? Optional.of(entry.text().substring(begin.length())) : Optional.empty();
    }

    /** Returns the mean cost of the rounds of an operation that was not refused. */
    OperationCost costOf(String operation) {
        // By time, since a core records notes before the marks of the same step.
        long messages = receptions.stream().map(enclosed::floorEntry)
                .filter(mark -> mark != null && mark.getValue().equals(operation))
                .count();
        double count = rounds.get(operation);
        return new OperationCost(operation, picoseconds.get(operation) / count, messages / count, Optional.empty());
    }
}
