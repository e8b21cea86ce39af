package org.barreleye.experiment.signal;

import org.barreleye.domain.capability.WellKnown;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;

/**
 * A program that never waits: it computes, or makes the cheapest system call again and again.
 *
 * @param name its name
 * @param makesSystemCalls whether it makes system calls
 */
record LoadProgram(String name, boolean makesSystemCalls) implements Program.ThreadedProgram {
    /** The computation between two system calls. */
    static final long CYCLES_BETWEEN_CALLS = 20;

    private static final long CYCLES_AT_A_TIME = 1_000;

    @Override
    public int main(SystemCalls syscalls, long process, long unused) {
        while (true) {
            if (makesSystemCalls) {
                WellKnown.ROOT.identify(syscalls, WellKnownSlots.ROOT);
                syscalls.compute(CYCLES_BETWEEN_CALLS);
            } else {
                syscalls.compute(CYCLES_AT_A_TIME);
            }
        }
    }
}
