package org.barreleye.machine.injection;

import org.barreleye.machine.fault.Fault;

/**
 * A fault of a run and how often it was injected so far.
 *
 * @param fault the fault
 * @param count the number of interrupts, transfers, frames or allocations concerned; for a fault that is injected once,
 *     0 or 1: a crash counts if the core was on
 */
public record Injection(Fault fault, long count) {}
