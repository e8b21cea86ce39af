package org.barreleye.shell.derivation;

import java.util.Comparator;

/**
 * A domain that holds a capability, on one core.
 *
 * @param core the number of the core
 * @param process the number that the core has given to the process; 0 for the monitor of the core
 * @param program the name of its program
 */
public record Holder(long core, long process, String program) implements Comparable<Holder> {
    private static final Comparator<Holder> ORDER = Comparator.comparingLong(Holder::core)
            .thenComparingLong(Holder::process).thenComparing(Holder::program);

    /** Makes a holder; control characters in the name of the program are replaced. */
    public Holder {
        program = program.replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public int compareTo(Holder other) {
        return ORDER.compare(this, other);
    }

    /** Returns core, process and program: {@code 4.1 (shell)}. */
    @Override
    public String toString() {
        return core + "." + process + " (" + program + ")";
    }
}
