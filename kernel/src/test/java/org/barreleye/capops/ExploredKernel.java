package org.barreleye.capops;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.CapabilityDirectory;
import org.barreleye.cpudriver.state.CrossCoreRequests;
import org.barreleye.cpudriver.state.CrossCoreRequests.Objects;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.capops.CapabilityKernel;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.SpaceSlot;
import org.barreleye.monitor.capops.WireCapability;

/** The operations of a CPU driver, on its production state, without system calls and invocations. */
class ExploredKernel implements CapabilityKernel {
    private final int core;
    private final KernelControlBlock control;
    private final ExploredSpace space;
    // Whether the begin of the exploration is built, so that a deliberate fault may show.
    private boolean armed;

    ExploredKernel(int core, KernelControlBlock control, ExploredSpace space) {
        this.core = core;
        this.control = control;
        this.space = space;
    }

    void arm() {
        armed = true;
    }

    boolean isArmed() {
        return armed;
    }

    KernelControlBlock control() {
        return control;
    }

    private CapabilityDirectory directory() {
        return control.directory();
    }

    private CrossCoreRequests requests() {
        return new CrossCoreRequests(control);
    }

    private static Objects objects(RetypeRequest request) {
        return new Objects(request.offset(), request.type(), request.bytes(), request.count());
    }

    /** The slot of the monitor at an address. */
    private CapabilitySlot ownSlot(CapabilityAddress address) {
        return address.equals(ExploredSpace.OUTGOING) ? space.outgoing() : space.slots().get(address.index());
    }

    @Override
    public Outcome<Delivery> deliver(CapabilityAddress address, int to, boolean move) {
        CapabilitySlot slot = ownSlot(address);
        if (!space.isUsable(slot)) {
            return Outcome.refused(KernelError.CAPABILITY_NOT_FOUND);
        }
        Capability capability = slot.capability();
        return requests().deliver(slot, to, move).map(delivery ->
                new Delivery(Words.of(capability), delivery.mode(), delivery.home().orElse(core)));
    }

    @Override
    public Outcome<Outcome.Unit> accept(WireCapability words, int from, TransferMode mode,
            CapabilityAddress address) {
        KernelError error = directory().accept(ownSlot(address), Words.read(words), from, mode);
        return error == KernelError.NONE ? Outcome.unit() : Outcome.refused(error);
    }

    @Override
    public KernelError grant(WireCapability words, int from, int to) {
        return directory().grant(Words.read(words), from, to);
    }

    @Override
    public Optional<Drop> nextDropped(int lowest) {
        return directory().nextDrop(lowest)
                .map(drop -> new Drop(Words.of(drop.capability()), drop.home(), drop.count()));
    }

    @Override
    public void removeDropped(int home) {
        directory().removeDrop(home);
    }

    @Override
    public Memory dropped(WireCapability words, int from, int count) {
        Capability capability = Words.read(words);
        directory().onDropped(capability, from, count);
        return new Memory(Relations.address(capability), Relations.size(capability));
    }

    @Override
    public KernelError reserve(WireCapability source, int from, RetypeRequest request) {
        return requests().reserve(Words.read(source), from, objects(request));
    }

    @Override
    public Outcome<Source> prepareRetype(SpaceSlot source, RetypeRequest request) {
        return space.occupied(source).flatMap(slot -> requests().prepareRetype(slot, objects(request))
                .map(home -> new Source(Words.of(slot.capability()), home)));
    }

    @Override
    public KernelError retypeReserved(Source source, RetypeRequest request, SpaceSlot destination) {
        Capability memory = Words.read(source.words());
        Outcome<CapabilitySlot> slot = space.slotAt(destination)
                .flatMap(found -> found.isEmpty() ? Outcome.of(found) : Outcome.refused(KernelError.SLOT_IN_USE));
        if (!slot.succeeded()) {
            requests().dropReserved(memory, source.home(), objects(request));
            return slot.error();
        }
        requests().makeReserved(List.of(slot.value()), memory, source.home(),
                objects(request).transferableType().orBug("the type was checked before"), objects(request));
        return KernelError.NONE;
    }

    @Override
    public Outcome<Begun> beginRevoke(SpaceSlot address) {
        return space.occupied(address).flatMap(slot -> {
            Capability capability = slot.capability();
            return requests().beginRevoke(slot).map(number -> new Begun(
                    Words.of(capability), directory().homeOf(capability).orElse(core), number));
        });
    }

    @Override
    public Outcome<Long> revokeFor(WireCapability words, int from) {
        return directory().revokeFor(Words.read(words), from);
    }

    @Override
    public long destroy(WireCapability words, int home, Optional<SpaceSlot> kept) {
        return requests().destroy(Words.read(words), home, kept.flatMap(address -> {
            Outcome<CapabilitySlot> slot = space.occupied(address);
            return slot.succeeded() ? Optional.of(slot.value()) : Optional.empty();
        }));
    }

    @Override
    public void onCoreFailed(int failed) {
        boolean isDone = directory().onCoreFailed(failed);
        while (!isDone) {
            isDone = directory().onCoreFailed(failed);
        }
    }

    @Override
    public Optional<Begun> deleteLost(int failed) {
        return directory().deleteLost(failed).map(this::begun);
    }

    @Override
    public boolean isReleased(int failed) {
        return directory().isReleased(failed);
    }

    @Override
    public Optional<Begun> endLoan(int failed) {
        return directory().endLoan(failed).map(this::begun);
    }

    private Begun begun(CapabilityDirectory.BegunRevoke begun) {
        return new Begun(Words.of(begun.object()), core, begun.number());
    }

    @Override
    public Optional<Ready> nextReady() {
        return control.revocation().pollReady()
                .map(ready -> new Ready(ready.number(), ready.isDone(), ready.hasKept()));
    }

    @Override
    public SortedSet<Integer> holders(long revoke) {
        return control.revocation().holders(revoke, 0);
    }

    @Override
    public void continueRevoke(long revoke, OptionalInt keptCore) {
        control.revocation().continueRevoke(revoke,
                keptCore.isPresent() ? Optional.of(keptCore.getAsInt()) : Optional.empty());
    }
}
