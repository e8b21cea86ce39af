package org.barreleye.monitor;

import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.LmpSource;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.monitor.Monitor;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Rights;

/**
 * Makes domains: a capability space, a dispatcher, and a pair of endpoints between the domain and this monitor, all of
 * them in well-known slots before the domain's first instruction.
 */
final class Spawner implements Copyable {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final DispatcherReference SELF = new DispatcherReference(WellKnownSlots.DISPATCHER);
    // A domain uses its space and its dispatcher; only its monitor may take them away, or promise it more than its share.
    private static final Rights OWN = new Rights(ObjectRights.READ | ObjectRights.WRITE);

    private final CoreMonitor monitor;
    private final Trap trap;
    private final SlotAllocator slots;
    private final EventLoop events;
    // Endpoints lie one after the other in this monitor's dispatcher.
    private long endpointOffset;

    Spawner(CoreMonitor monitor, Trap trap, SlotAllocator slots, EventLoop events) {
        this.monitor = monitor;
        this.trap = trap;
        this.slots = slots;
        this.events = events;
    }

    private Spawner(Spawner source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        trap = copier.ofForeign(source.trap);
        slots = copier.of(source.slots);
        events = copier.of(source.events);
        endpointOffset = source.endpointOffset;
    }

    @Override
    public Spawner copy(Copier copier) {
        return new Spawner(this, copier);
    }

    /** Starts a program of the boot image in a domain of its own. */
    Outcome<Resident> spawn(long image, long argument) {
        return monitor.memory().makeSpace()
                .then(cspace -> monitor.memory().make(Retype.DISPATCHER, ObjectType.DISPATCHER.fixedSize())
                        .then(dispatcher -> spawn(cspace, dispatcher, image, argument)));
    }

    private Outcome<Resident> spawn(
            CapabilityAddress cspace, CapabilityAddress dispatcher, long image, long argument) {
        return endpoint(new DispatcherReference(dispatcher), 0)
                .then(theirs -> endpoint(SELF, nextOffset())
                        .then(ours -> populate(new L1CNodeReference(cspace), dispatcher, theirs, ours)
                                .then(done -> new DispatcherReference(dispatcher).start(trap, cspace, image, argument, 0))
                                .then(done -> Outcome.of(reside(image, theirs, ours)))));
    }

    private Outcome<CapabilityAddress> endpoint(DispatcherReference listener, long offset) {
        CapabilityAddress slot = slots.take();
        return ROOT.retype(trap, listener, offset, Retype.END_POINT, ObjectType.END_POINT.fixedSize(), 1, slot)
                .then(done -> Outcome.of(slot));
    }

    private long nextOffset() {
        long offset = endpointOffset;
        endpointOffset += ObjectType.END_POINT.fixedSize();
        return offset;
    }

    private Outcome<Outcome.Done> populate(
            L1CNodeReference node, CapabilityAddress dispatcher, CapabilityAddress theirs, CapabilityAddress ours) {
        return node.mint(trap, node.address(), OWN, WellKnownSlots.ROOT)
                .then(done -> node.mint(trap, dispatcher, OWN, WellKnownSlots.DISPATCHER))
                .then(done -> node.mint(trap, theirs, new Rights(ObjectRights.READ), WellKnownSlots.FROM_MONITOR))
                .then(done -> node.mint(trap, ours, new Rights(ObjectRights.WRITE), WellKnownSlots.TO_MONITOR));
    }

    private Resident reside(long image, CapabilityAddress theirs, CapabilityAddress ours) {
        Resident resident = new Resident(monitor, (int) image);
        MonitorBinding binding = Monitor.accept(new EndpointChannel(trap, slots, theirs, ours), resident);
        resident.speakThrough(binding);
        events.add(new LmpSource(binding));
        return resident;
    }
}
