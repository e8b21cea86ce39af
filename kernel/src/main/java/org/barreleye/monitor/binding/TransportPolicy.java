package org.barreleye.monitor.binding;

import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreProperties;

/**
 * Decides the transport of a connection between two cores from their properties: rings in shared memory (UMP) if their
 * caches are coherent, else the mailbox if both reach it, else rings that are read past the cache.
 */
final class TransportPolicy {
    private TransportPolicy() {}

    /** Returns the transport between two different cores. */
    static Transport between(CoreProperties one, CoreProperties other) {
        if (one.sharesCachesWith(other)) {
            return Transport.UMP;
        }
        return one.mailbox() && other.mailbox() ? Transport.MAILBOX : Transport.UMP_UNCACHED;
    }

    /** Returns the decision and the facts that led to it, in one sentence. */
    static String reason(BootPlan plan, int local, int remote) {
        CoreProperties one = plan.properties(local);
        CoreProperties other = plan.properties(remote);
        String domain = one.coherence().orElse("none");
        String remoteDomain = other.coherence().orElse("none");
        String incoherent = "the caches of core " + local + " (coherence domain " + domain + ") and core " + remote
                + " (" + remoteDomain + ") are not coherent";
        return switch (between(one, other)) {
            case MAILBOX -> "MAILBOX: " + incoherent + ", and both cores reach the mailbox, through which their CPU"
                    + " drivers copy lines";
            case UMP_UNCACHED -> "UMP_UNCACHED: " + incoherent + ", so lines are read past the cache";
            default -> "UMP: cores " + local + " and " + remote + " are both in coherence domain " + domain
                    + ", so a line moves from one cache to the other";
        };
    }
}
