package org.barreleye.experiment.capability;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.machine.trace.Trace;

/** The rounds of operations that marks in a trace enclose: how long they took, and how many messages they caused. */
final class MarkedRounds {
    private static final String RECEIVED_BY_MONITOR = "receive intermon.";

    private final SortedMap<String, Long> picoseconds = new TreeMap<>();
    private final SortedMap<String, Long> messages = new TreeMap<>();
    private final SortedMap<String, Integer> rounds = new TreeMap<>();

    /** Evaluates a trace that has kept notes from the first round on. */
    MarkedRounds(Trace trace) {
        List<Trace.Entry> entries = trace.entries();
        if (entries.size() < trace.recorded()) {
            throw new KernelBug("a trace of " + entries.size() + " entries holds the measurements, " + trace.recorded()
                    + " were recorded");
        }
        countMessages(entries, sumTimes(entries));
    }

    /** Returns the operation that each time begins, and an empty text at each time that ends one. */
    private TreeMap<Long, String> sumTimes(List<Trace.Entry> entries) {
        TreeMap<Long, String> enclosed = new TreeMap<>();
        for (Trace.Entry entry : entries) {
            operationAfter(MeasuringProgram.BEGIN, entry).ifPresent(name -> {
                enclosed.put(entry.time(), name);
                picoseconds.merge(name, -entry.time(), Long::sum);
                rounds.merge(name, 1, Integer::sum);
            });
            operationAfter(MeasuringProgram.RETURN, entry)
                    .ifPresent(name -> picoseconds.merge(name, entry.time(), Long::sum));
            operationAfter(MeasuringProgram.END, entry).ifPresent(name -> enclosed.put(entry.time(), ""));
        }
        return enclosed;
    }

    private static Optional<String> operationAfter(String begin, Trace.Entry entry) {
        return entry.text().startsWith(begin) ? Optional.of(entry.text().substring(begin.length())) : Optional.empty();
    }

    /** Counts by time: a core records notes before the marks of the same step. */
    private void countMessages(List<Trace.Entry> entries, TreeMap<Long, String> enclosed) {
        for (Trace.Entry entry : entries) {
            Map.Entry<Long, String> current = enclosed.floorEntry(entry.time());
            if (entry.kind().startsWith(RECEIVED_BY_MONITOR) && current != null) {
                messages.merge(current.getValue(), 1L, Long::sum);
            }
        }
    }

    /** Returns the mean cost of the rounds of an operation that was not refused. */
    OperationCost costOf(String operation) {
        double count = rounds.get(operation);
        return new OperationCost(operation, picoseconds.get(operation) / count,
                messages.getOrDefault(operation, 0L) / count, Optional.empty());
    }
}
