package org.barreleye.cpudriver.state;

import java.util.Optional;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.translation.MmuCounts;

/**
 * The dispatcher whose address space is active, and the account of what the MMU does: its counts are read when the
 * address space is switched, and what was added since the switch before belongs to the dispatcher that has run.
 */
public final class Translations implements Copyable {
    private final TranslationHardware hardware;
    private final MmuCounts first;
    private MmuCounts last;
    // Absent before the first one runs.
    private Optional<DispatcherControlBlock> current = Optional.empty();

    Translations(TranslationHardware hardware) {
        this.hardware = hardware;
        first = hardware.counts();
        last = first;
    }

    /** Makes a dispatcher the one that runs; returns whether another one ran before. */
    public boolean switchTo(DispatcherControlBlock dispatcher) {
        if (current.isPresent() && current.get() == dispatcher) {
            return false;
        }
        settle();
        current = Optional.of(dispatcher);
        return true;
    }

    /** The counts of a dispatcher up to now. */
    public MmuCounts of(DispatcherControlBlock dispatcher) {
        settle();
        return dispatcher.translations();
    }

    /** The counts of all dispatchers since the core was started, those that have ended included. */
    public MmuCounts all() {
        return hardware.counts().since(first);
    }

    private void settle() {
        MmuCounts now = hardware.counts();
        MmuCounts added = now.since(last);
        current.ifPresent(dispatcher -> dispatcher.addTranslations(added));
        last = now;
    }
}
