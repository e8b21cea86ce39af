package org.barreleye.cpudriver.capability;

import java.util.OptionalInt;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * What one core knows of a capability on others: from whom it came, and how often it was handed over and has not come back. All
 * its copies on the core know it together.
 *
 * <p>Handing over goes from core to core like lending: who has passed something on cannot say that he has given all of it back,
 * and only giving it back to whom it came from settles anything. So a core to which everything was settled knows that nobody has
 * it, without asking anyone but those to whom it had handed it over.
 */
public final class Whereabouts implements Copyable {
    private static final int NOBODY = -1;
    // From more than one core: what is given back to one of them settles nothing, so it is in use for good.
    private static final int SEVERAL = -2;

    private int lender = NOBODY;
    private int arrivals;
    private int away;

    /** Of a capability that was never handed over. */
    public Whereabouts() {}

    private Whereabouts(Whereabouts source, Copier copier) {
        copier.enter(source, this);
        lender = source.lender;
        arrivals = source.arrivals;
        away = source.away;
    }

    @Override
    public Whereabouts copy(Copier copier) {
        return new Whereabouts(this, copier);
    }

    /** Whether another core answers for what it stands for. */
    boolean hasArrived() {
        return lender != NOBODY;
    }

    /** Whether others may have it from this core. */
    boolean isElsewhere() {
        return away > 0;
    }

    /** It came from another core, which answers for it, or knows who does. */
    public void arriveFrom(int core) {
        lender = lender == NOBODY || lender == core ? core : SEVERAL;
        arrivals++;
    }

    /** It is handed over to another core; not to the one from which it came. */
    public void leave() {
        away++;
    }

    /** Whoever had it from this core has nothing left of so many times of handing over. */
    public void settle(int times) {
        away = Math.max(0, away - times);
    }

    /** Whether to hand it over to a core is to give it back. */
    public boolean isFrom(int core) {
        return lender == core;
    }

    /** The core to which everything can be settled; nothing if there is none, or none that would learn anything. */
    public OptionalInt creditor() {
        return lender >= 0 && arrivals > 0 ? OptionalInt.of(lender) : OptionalInt.empty();
    }

    /** Nothing is left on this core: how many times of handing over that settles. */
    public int settleAll() {
        int all = arrivals;
        arrivals = 0;
        return all;
    }
}
