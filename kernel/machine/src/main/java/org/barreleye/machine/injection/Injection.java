package org.barreleye.machine.injection;

import org.barreleye.machine.fault.Fault;

/**
 * A fault of a run and how often it was injected so far.
 *
 * @param fault the fault
 * @param count the number of interrupts, transfers, frames or allocations concerned; for a fault that is injected once,
 *     0 or 1: a crash counts if the core was on
 * @param waits for the stall of a link, the number of transfers and signals that have waited; for late interrupts, as
 *     many as there were; otherwise 0
 * @param waited how long all of these together were late, in picoseconds
 */
public record Injection(Fault fault, long count, long waits, long waited) {
    /** An injection that lets nothing wait. */
    public Injection(Fault fault, long count) {
        this(fault, count, 0, 0);
    }
}
