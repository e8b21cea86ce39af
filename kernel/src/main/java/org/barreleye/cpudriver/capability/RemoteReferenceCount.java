package org.barreleye.cpudriver.capability;

import java.util.OptionalInt;
import org.barreleye.kpi.state.Copyable;

/**
 * What one core knows of a capability on others: from whom it came, and how often it was handed over and has not come
 * back. All its copies on the core know it together.
 *
 * <p>Handing over goes from core to core like lending: who has passed something on cannot say that he has given all of
 * it back, and only giving it back to whom it came from settles anything. So a core to which everything was settled
 * knows that nobody has it, without asking anyone but those to whom it had handed it over.
 */
public final class RemoteReferenceCount implements Copyable {
    private static final int NO_PARENT = -1;
    // From more than one core: what is given back to one of them settles nothing, so it is in use for good.
    private static final int MANY_PARENTS = -2;

    private int parent = NO_PARENT;
    private int received;
    private int delegated;

    /** Of a capability that was never handed over. */
    public RemoteReferenceCount() {}

    /** Whether another core answers for what it stands for. */
    boolean isForeign() {
        return parent != NO_PARENT;
    }

    /** Whether others may have it from this core. */
    boolean isDelegated() {
        return delegated > 0;
    }

    /** It came from another core, which answers for it, or knows who does. */
    public void receiveFrom(int core) {
        parent = parent == NO_PARENT || parent == core ? core : MANY_PARENTS;
        received++;
    }

    /** It is handed over to another core; not to the one from which it came. */
    public void delegate() {
        delegated++;
    }

    /** Whoever had it from this core has nothing left of so many times of handing over. */
    public void decrement(int releases) {
        delegated = Math.max(0, delegated - releases);
    }

    /** Whether to hand it over to a core is to give it back. */
    public boolean isParent(int core) {
        return parent == core;
    }

    /** The core to which everything can be settled; nothing if there is none, or none that would learn anything. */
    public OptionalInt parentToNotify() {
        return parent >= 0 && received > 0 ? OptionalInt.of(parent) : OptionalInt.empty();
    }

    /** Nothing is left on this core: how many times of handing over that settles. */
    public int takeReceived() {
        int releases = received;
        received = 0;
        return releases;
    }
}
