package org.barreleye.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.machine.Machine;
import org.barreleye.machine.trace.Trace;
import org.barreleye.shell.command.TraceSource;

/** The trace of a machine, for the shell that runs on it and for a file. */
final class MachineTrace implements TraceSource {
    // Set once the machine is there, which needs the shell first.
    private Machine machine;

    void of(Machine traced) {
        machine = traced;
    }

    @Override
    public List<Count> counts() {
        SortedMap<String, SortedMap<Integer, Long>> counts = new TreeMap<>();
        for (Trace.Entry entry : machine.trace().entries()) {
            counts.computeIfAbsent(entry.kind(), kind -> new TreeMap<>()).merge(entry.core().number(), 1L, Long::sum);
        }
        List<Count> rows = new ArrayList<>();
        counts.forEach((kind, cores) -> cores.forEach((core, events) -> rows.add(new Count(kind, core, events))));
        return rows;
    }

    /** Writes a line for each mark: picoseconds, core, kind and text, separated by tabs. */
    void write(Path file) throws IOException {
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            lines.print("picoseconds\tcore\tkind\ttext\n");
            for (Trace.Entry entry : machine.trace().entries()) {
                lines.print(entry.time() + "\t" + entry.core().number() + "\t" + entry.kind() + "\t" + entry.text() + "\n");
            }
        }
    }
}
