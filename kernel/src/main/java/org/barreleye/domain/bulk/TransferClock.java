package org.barreleye.domain.bulk;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;

/** The clock of a core, by which transfers are measured. */
interface TransferClock extends Copyable {
    /** The time of this core in nanoseconds. */
    long now();

    /** Charges cycles of this core. */
    void charge(long cycles);

    /**
     * The clock of the core of a domain.
     *
     * @param syscalls of the domain
     */
    record OfCore(SystemCalls syscalls) implements TransferClock {
        @Override
        public long now() {
            return syscalls.now();
        }

        @Override
        public void charge(long cycles) {
            syscalls.charge(cycles);
        }
    }
}
