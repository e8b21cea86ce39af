package org.barreleye.cpudriver.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.barreleye.cpudriver.state.CapabilityDirectory.Drop;
import org.barreleye.cpudriver.state.Shootdown;
import org.barreleye.kpi.outcome.KernelError;

/** The monitors of some cores of which the first owns the page tables: each request is done at once on its core. */
final class PagingMonitors {
    private static final int CALLS_MAX = 1000;

    private final List<PagingCore> cores;
    private final PagingCore home;
    private final boolean areOthersAsked;
    private final MappingModel model;

    /** With {@code areOthersAsked} false, shootdowns are completed although no other core has invalidated anything. */
    PagingMonitors(List<PagingCore> cores, boolean areOthersAsked, MappingModel model) {
        this.cores = cores;
        home = cores.get(0);
        this.areOthersAsked = areOthersAsked;
        this.model = model;
    }

    /** Repeats an operation until it is done, with the work of the monitors in between. */
    KernelError finish(Supplier<KernelError> operation) {
        KernelError error = operation.get();
        for (int calls = 0; calls < CALLS_MAX && (error == KernelError.UNMAP_IN_PROGRESS
                || error == KernelError.REVOKE_IN_PROGRESS); calls++) {
            shootDown();
            error = operation.get();
        }
        shootDown();
        while (home.control().deletion().hasWork()) {
            home.control().deletion().step();
            shootDown();
        }
        for (PagingCore core : cores) {
            Optional<Drop> drop = core.control().directory().nextDrop(0);
            while (drop.isPresent()) {
                home.control().directory().onDropped(drop.get().capability(), cores.indexOf(core), drop.get().count());
                core.control().directory().removeDrop(0);
                drop = core.control().directory().nextDrop(0);
            }
            model.removeEnded(core.slots());
        }
        return error;
    }

    private void shootDown() {
        Optional<Shootdown> next = home.control().pageMappings().invalidation().poll();
        while (next.isPresent()) {
            Shootdown shootdown = next.get();
            if (areOthersAsked) {
                for (int i = 0; i < Long.SIZE; i++) {
                    if ((shootdown.cores() >>> i & 1) != 0) {
                        cores.get(shootdown.first() + i).control().pageMappings()
                                .invalidateShared(shootdown.table(), shootdown.offset(), shootdown.bytes());
                    }
                }
            }
            home.control().pageMappings().invalidation().complete(shootdown.number());
            next = home.control().pageMappings().invalidation().poll();
        }
    }
}
