package org.barreleye.samples;

import java.io.PrintWriter;
import java.util.Locale;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.trace.ConsoleLine;

/** Prints the console lines of a machine with their times and cores. */
final class Transcript {
    private static final double PICOSECONDS_PER_MICROSECOND = 1e6;

    private final Machine machine;
    private final PrintWriter out;

    /** Starts the transcript of a machine. */
    Transcript(Machine machine, PrintWriter out) {
        this.machine = machine;
        this.out = out;
        machine.onConsoleLine(line -> out.println(line(line)));
        machine.cores().forEach(core -> out.println(describe(core.description())));
    }

    private static String describe(CoreDescription core) {
        return String.format(Locale.ROOT, "%s: %s, %d bits, %s-endian, %d MHz", core.id(), core.isa(), core.wordBits(),
                core.endianness().name().toLowerCase(Locale.ROOT), core.megahertz());
    }

    private String line(ConsoleLine line) {
        return String.format(Locale.ROOT, "%10.3f us  %-17s %s", line.time() / PICOSECONDS_PER_MICROSECOND,
                name(line.core()), line.text());
    }

    private String name(CoreId core) {
        return core + " (" + machine.core(core).description().isa() + ")";
    }

    /** Prints the end of the run. */
    void end() {
        String ending = machine.exitStatus().isPresent()
                ? "switched off with status " + machine.exitStatus().getAsInt()
                : "the machine is idle and was not powered off";
        out.printf(Locale.ROOT, "%10.3f us  %s%n", machine.now() / PICOSECONDS_PER_MICROSECOND, ending);
        out.flush();
    }
}
