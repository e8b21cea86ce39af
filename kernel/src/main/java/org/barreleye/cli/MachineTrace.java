package org.barreleye.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.machine.Machine;
import org.barreleye.machine.trace.ChromeTrace;
import org.barreleye.machine.trace.TextTrace;
import org.barreleye.machine.trace.Trace;
import org.barreleye.shell.command.TraceSource;

/** The trace of a machine, as the shell counts it and as a file. */
final class MachineTrace implements TraceSource {
    private static final int LARGE_CAPACITY = 1 << 20;

    // Absent until the machine has been built, which needs the shell first.
    private Machine machine;

    void attach(Machine traced) {
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

    /** Keeps the last {@value #LARGE_CAPACITY} entries from now on, which hold a whole boot, messages included. */
    void useLargeBuffer() {
        machine.trace().setKeepsNotes(true);
        machine.trace().setCapacity(LARGE_CAPACITY);
    }

    /**
     * Writes the entries: as text to a file whose name ends with .txt, the messages between monitors as a sequence
     * diagram to one that ends with .mmd, else for viewers of Chrome traces.
     */
    void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            if (file.toString().endsWith(".txt")) {
                TextTrace.write(machine.trace(), out);
            } else if (file.toString().endsWith(".mmd")) {
                MessageDiagram.write(machine.trace(), out);
            } else {
                ChromeTrace.write(machine.trace(), out);
            }
        }
    }
}
