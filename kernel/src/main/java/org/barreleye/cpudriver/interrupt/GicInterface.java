package org.barreleye.cpudriver.interrupt;

import java.util.List;
import java.util.OptionalInt;
import org.barreleye.kpi.register.interrupt.GicRegister;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;

/**
 * The interface of cores to a GIC, which interrupts all of them by one vector. The core asks for the line, and treats
 * the interrupt as one of the vector that belongs to the line: the lines have the vectors after that of the GIC. The
 * line stays active, so that it does not interrupt again, until the routing service ends the interrupt.
 *
 * @param base packed canonical address of its first register
 * @param vector the vector of the GIC
 * @param lines the number of its lines
 * @param cores the numbers of the cores that it interrupts
 */
@Shared // never changed
public record GicInterface(long base, int vector, int lines, List<Integer> cores) {
    // The controller exchanges numbers, so the byte order does not matter.
    private static final Endianness ANY = Endianness.LITTLE;

    private static final int VECTORS = 256;

    /** Copies the list. */
    public GicInterface {
        cores = List.copyOf(cores);
    }

    /** Returns whether it interrupts a core, which sees its registers. */
    public boolean reaches(Core core) {
        return cores.contains(core.id().number()) && core.addressMap().maps(base);
    }

    /** The vector of a line; absent if there are not so many vectors. */
    public OptionalInt vectorOf(int line) {
        int number = vector + 1 + line;
        return number < VECTORS ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Asks for the line of an interrupt, which becomes active; absent if there is none. */
    public OptionalInt acknowledge(Core core) {
        long line = core.load(base + GicRegister.ACKNOWLEDGE.offset(), Integer.BYTES, ANY);
        return line == GicRegister.SPURIOUS ? OptionalInt.empty() : OptionalInt.of((int) line);
    }

    /** Disables an active line whose vector is not connected, and ends its interrupt. */
    public void disable(Core core, int line) {
        store(core, GicRegister.DISABLE, 1L << line);
        store(core, GicRegister.END_OF_INTERRUPT, line);
    }

    private void store(Core core, GicRegister register, long value) {
        core.store(base + register.offset(), register.bits() / Byte.SIZE, value, ANY);
    }
}
