package org.barreleye.machine.fault;

/**
 * A fault and the machine that has it, of several on one wire. Its sentence is that of the fault; of a machine besides
 * the first, with {@code m1:} before it.
 *
 * @param machine the number of the machine, from 0; the first has number 0
 * @param fault the fault
 */
public record MachineFault(int machine, Fault fault) {
    /** Checks the number. */
    public MachineFault {
        if (machine < 0) {
            throw new IllegalArgumentException("machines are numbered from 0; there is no machine " + machine);
        }
    }
}
