package org.barreleye.cpudriver.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.CapabilityDirectory;
import org.barreleye.cpudriver.state.CapabilityDirectory.Drop;
import org.barreleye.cpudriver.state.Invalidation;
import org.barreleye.cpudriver.state.Shootdown;
import org.barreleye.kpi.outcome.KernelError;

/** The monitors of some cores: each request is done at once on its core. */
final class PagingMonitors {
    private static final int CALLS_MAX = 1000;

    private final List<PagingCore> cores;
    private final Canary canary;
    private final MappingModel model;
    private final PagingEvents events;
    private final PagingRevokes revokes;

    PagingMonitors(List<PagingCore> cores, Canary canary, MappingModel model, PagingEvents events) {
        this.cores = cores;
        this.canary = canary;
        this.model = model;
        this.events = events;
        revokes = new PagingRevokes(cores, canary);
    }

    /** Repeats an operation until it is done, with the work of the monitors in between. */
    KernelError finish(Supplier<KernelError> operation) {
        KernelError error = operation.get();
        for (int calls = 0; calls < CALLS_MAX && (error == KernelError.UNMAP_IN_PROGRESS
                || error == KernelError.REVOKE_IN_PROGRESS); calls++) {
            work();
            error = operation.get();
        }
        work();
        model.removeEnded();
        return error;
    }

    /** Deletes the capability in a slot. */
    KernelError delete(PagingCore core, CapabilitySlot slot) {
        return finish(() -> core.control().deletion().deleteUnmapped(slot));
    }

    /** Moves a capability to an empty slot, and waits until what was mapped through the old one is unmapped. */
    void move(PagingCore core, CapabilitySlot from, CapabilitySlot to) {
        finish(() -> {
            core.control().move(from, to);
            return KernelError.NONE;
        });
    }

    /** Revokes the capability in a slot, on all cores that have relatives of it. */
    KernelError revoke(PagingCore core, CapabilitySlot slot) {
        KernelError error = finish(() -> core.control().revocation().revoke(slot));
        events.count(error == KernelError.HAS_REMOTE_RELATIVES ? PagingEvent.REVOKE_ON_ALL_CORES : PagingEvent.REVOKE);
        if (error == KernelError.HAS_REMOTE_RELATIVES) {
            error = revokes.begin(core, slot);
            work();
            model.removeEnded();
            if (!revokes.isIdle()) {
                throw new AssertionError("the revoke of " + slot + " on all cores does not end");
            }
        }
        return error;
    }

    private void work() {
        boolean any = true;
        while (any) {
            any = revokes.advance();
            for (PagingCore core : cores) {
                any |= shootDown(core) | step(core) | drop(core);
            }
        }
    }

    private static boolean step(PagingCore core) {
        boolean any = core.control().deletion().hasWork();
        if (any) {
            core.control().deletion().step();
        }
        return any;
    }

    private boolean drop(PagingCore core) {
        CapabilityDirectory directory = core.control().directory();
        Optional<Drop> drop = directory.nextDrop(0);
        drop.ifPresent(found -> {
            cores.get(found.home()).control().directory()
                    .onDropped(found.capability(), core.number(), found.count());
            directory.removeDrop(found.home());
        });
        return drop.isPresent();
    }

    private boolean shootDown(PagingCore core) {
        Invalidation invalidation = core.control().pageMappings().invalidation();
        Optional<Shootdown> next = invalidation.poll();
        next.ifPresent(shootdown -> {
            events.count(PagingEvent.SHOOTDOWN);
            for (int i = 0; i < Long.SIZE && canary != Canary.COMPLETED_TOO_EARLY; i++) {
                if ((shootdown.cores() >>> i & 1) != 0) {
                    cores.get(shootdown.first() + i).control().pageMappings()
                            .invalidateShared(shootdown.table(), shootdown.offset(), shootdown.bytes());
                }
            }
            invalidation.complete(shootdown.number());
        });
        return next.isPresent();
    }
}
