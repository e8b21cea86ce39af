package org.barreleye.cpudriver.invocation;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.CoreInterruptCapability;
import org.barreleye.generated.kernel.KernelCapability;
import org.barreleye.generated.kernel.MailboxCapability;
import org.barreleye.generated.kernel.PerformanceMonitorCapability;
import org.barreleye.generated.kernel.ServiceCapability;
import org.barreleye.generated.kernel.TerminalCapability;

/** The number that tells objects without a range of one type apart, for display. */
final class ObjectNumber {
    private ObjectNumber() {}

    /** Returns the number of the object of a capability; 0 if the object has a range. */
    static long of(Capability capability) {
        return switch (capability.type()) {
            case CORE_INTERRUPT -> ((CoreInterruptCapability) capability).system();
            case PERFORMANCE_MONITOR -> ((PerformanceMonitorCapability) capability).core();
            case KERNEL -> ((KernelCapability) capability).core();
            case SERVICE -> ((ServiceCapability) capability).number();
            case MAILBOX -> ((MailboxCapability) capability).number();
            case TERMINAL -> ((TerminalCapability) capability).line();
            default -> 0;
        };
    }
}
