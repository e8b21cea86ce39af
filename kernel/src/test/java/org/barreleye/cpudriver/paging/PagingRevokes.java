package org.barreleye.cpudriver.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.CapabilityRevocation;
import org.barreleye.cpudriver.state.ReadyRevoke;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/**
 * The part of the monitors in revokes on all cores: the home of an object asks the cores that have something of it, and
 * goes on when all have answered. Messages arrive at once.
 */
final class PagingRevokes {
    /** A revoke that a core works on, for itself or for the core of another one. */
    private static final class Running {
        private final int core;
        private final long number;
        private final Capability object;
        private final Optional<Running> cause;
        private int unanswered;
        private Optional<Integer> keptCore = Optional.empty();

        private Running(int core, long number, Capability object, Optional<Running> cause) {
            this.core = core;
            this.number = number;
            this.object = object;
            this.cause = cause;
        }
    }

    private final List<PagingCore> cores;
    private final Canary canary;
    private final List<Running> running = new ArrayList<>();
    /** The revokes that keep the capability of the requester until the home has finished. */
    private final List<Running> keeping = new ArrayList<>();
    private PagingCore requester;
    private CapabilitySlot kept;

    PagingRevokes(List<PagingCore> cores, Canary canary) {
        this.cores = cores;
        this.canary = canary;
    }

    /** Begins a revoke. It is finished when {@link #advance} finds nothing to do; then another one can begin. */
    KernelError begin(PagingCore core, CapabilitySlot slot) {
        requester = core;
        kept = slot;
        Capability object = slot.capability();
        int home = core.control().directory().homeOf(object).orElse(core.number());
        Outcome<Long> begun = core.control().revocation().beginRevoke(slot);
        if (begun.succeeded() && home != core.number()) {
            begun = cores.get(home).control().directory().revokeFor(object, core.number());
        }
        if (begun.succeeded()) {
            running.add(new Running(home, begun.value(), object, Optional.empty()));
        }
        return begun.succeeded() ? KernelError.NONE : begun.error();
    }

    boolean isIdle() {
        return running.isEmpty() && keeping.isEmpty();
    }

    /** Does what the kernels wait for; returns whether there was something. */
    boolean advance() {
        boolean any = false;
        for (PagingCore core : cores) {
            Optional<ReadyRevoke> ready = core.control().revocation().pollReady();
            while (ready.isPresent()) {
                any = true;
                onReady(find(core.number(), ready.get().number()), ready.get());
                ready = core.control().revocation().pollReady();
            }
        }
        return any;
    }

    private Running find(int core, long number) {
        return running.stream().filter(own -> own.core == core && own.number == number).findFirst().orElseThrow();
    }

    private CapabilityRevocation revocation(int core) {
        return cores.get(core).control().revocation();
    }

    private void onReady(Running own, ReadyRevoke ready) {
        if (!ready.isDone()) {
            ask(own);
            return;
        }
        running.remove(own);
        if (own.cause.isEmpty()) {
            keeping.forEach(waiting -> revocation(waiting.core).continueRevoke(waiting.number, Optional.empty()));
            keeping.clear();
            return;
        }
        Running cause = own.cause.get();
        if (ready.hasKept()) {
            cause.keptCore = Optional.of(own.core);
            keeping.add(own);
        }
        cause.unanswered--;
        continueAnswered(cause);
    }

    private void ask(Running own) {
        SortedSet<Integer> holders = revocation(own.core).holders(own.number, 0);
        if (canary == Canary.ONE_CORE_NOT_REVOKED) {
            holders.remove(1);
        }
        own.unanswered = holders.size();
        for (int holder : List.copyOf(holders)) {
            Optional<CapabilitySlot> slot = Optional.of(kept)
                    .filter(found -> holder == requester.number() && !found.isEmpty());
            long number = revocation(holder).destroy(own.object, own.core, slot);
            running.add(new Running(holder, number, own.object, Optional.of(own)));
        }
        continueAnswered(own);
    }

    private void continueAnswered(Running own) {
        if (own.unanswered == 0) {
            revocation(own.core).continueRevoke(own.number, own.keptCore);
        }
    }
}
