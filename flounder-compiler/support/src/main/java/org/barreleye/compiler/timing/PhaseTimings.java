package org.barreleye.compiler.timing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The wall-clock time, the number of files and the bytes allocated by all threads, by phase. A phase that is entered
 * again adds to its row; rows stand in the order in which phases were first entered.
 */
public final class PhaseTimings {
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final Optional<AllocatedMemory> memory;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private PhaseTimings(Optional<AllocatedMemory> memory) {
        this.memory = memory;
    }

    /** Timings that measure nothing and cost nothing. */
    public static PhaseTimings none() {
        return new PhaseTimings(Optional.empty());
    }

    /** Timings that begin now: what the virtual machine has done so far is the first row, {@code start}. */
    public static PhaseTimings measuring() {
        AllocatedMemory memory = new AllocatedMemory();
        PhaseTimings timings = new PhaseTimings(Optional.of(memory));
        timings.add("start", memory.millisecondsSinceStart() * NANOSECONDS_PER_MILLISECOND, memory.bytes());
        return timings;
    }

    /** Work that has a result and may fail. */
    @FunctionalInterface
    public interface TimedPhase<T, E extends Exception> {
        /** Does it. */
        T run() throws E;
    }

    /** Does some work as a part of a phase. Phases do not nest. */
    public <T, E extends Exception> T phase(String name, TimedPhase<T, E> work) throws E {
        if (memory.isEmpty()) {
            return work.run();
        }
        long bytes = memory.get().bytes();
        long begin = System.nanoTime();
        try {
            return work.run();
        } finally {
            long end = System.nanoTime();
            add(name, end - begin, memory.get().bytes() - bytes);
        }
    }

    /** Counts files of a phase. */
    public void files(String name, int count) {
        if (memory.isPresent()) {
            rows.merge(name, new Row(count, 0, 0), Row::plus);
        }
    }

    private void add(String name, double nanoseconds, long bytes) {
        rows.merge(name, new Row(0, nanoseconds, bytes), Row::plus);
    }

    /** A table of the phases and their sum, a line each; empty if nothing was measured. */
    public String table() {
        if (memory.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-8s %8s %14s %16s%n",
                "phase", "files", "milliseconds", "bytes allocated"));
        rows.forEach((name, row) -> table.append(row.line(name)));
        Row sum = rows.values().stream().reduce(new Row(0, 0, 0), Row::plus);
        return table.append(new Row(0, sum.nanoseconds(), sum.bytes()).line("all")).toString()
                .replace(System.lineSeparator(), "\n");
    }

    private record Row(int files, double nanoseconds, long bytes) {
        Row plus(Row other) {
            return new Row(files + other.files, nanoseconds + other.nanoseconds, bytes + other.bytes);
        }

        String line(String name) {
            return String.format(Locale.ROOT, "%-8s %8s %14.1f %16d%n", name, files == 0 ? "" : files,
                    nanoseconds / NANOSECONDS_PER_MILLISECOND, bytes);
        }
    }
}
