package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.SystemError;
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
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Manifest;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Rights;
import org.barreleye.monitor.CoreMemory.Piece;

/**
 * Makes domains: a capability space, a dispatcher, a pair of endpoints between the domain and this monitor, and what the
 * program's manifest asks for, all of it in well-known slots before the domain's first instruction.
 */
final class Spawner implements Copyable {
    // A domain uses its space and its dispatcher; only its monitor may take them away, or promise it more than its share.
    private static final Rights OWN = new Rights(ObjectRights.READ | ObjectRights.WRITE);

    private final CoreMonitor monitor;
    private final Trap trap;
    private final SlotAllocator slots;
    private final EventLoop events;

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
    }

    @Override
    public Spawner copy(Copier copier) {
        return new Spawner(this, copier);
    }

    /** Why a program of the boot image cannot run here; nothing if it can. */
    Optional<SystemError> objection(long image) {
        List<Manifest> programs = monitor.plan().programs();
        if (image < 1 || image >= programs.size()) {
            return Optional.of(SystemError.NO_SUCH_PROGRAM);
        }
        return programs.get((int) image).runsOn(monitor.facts().isa()) ? Optional.empty() : Optional.of(SystemError.WRONG_ISA);
    }

    /** Starts a program of the boot image in a domain of its own; what was made for one that cannot start is taken back. */
    Outcome<Resident> spawn(long image, String arguments, String environment) {
        Draft draft = new Draft((int) image);
        Outcome<Resident> resident = makeObjects(draft)
                .then(done -> makeEndpoints(draft))
                .then(done -> populate(draft))
                .then(done -> writeArguments(draft, arguments, environment))
                .then(done -> grant(draft))
                .then(done -> launch(draft));
        if (!resident.succeeded()) {
            discard(draft);
        }
        return resident;
    }

    private Outcome<Outcome.Done> makeObjects(Draft draft) {
        CoreMemory memory = monitor.memory();
        return memory.make(Retype.L1CNODE, ObjectType.L1CNODE.fixedSize()).then(root -> {
            draft.root = draft.keep(root);
            return memory.make(Retype.L2CNODE, ObjectType.L2CNODE.fixedSize());
        }).then(node -> {
            draft.node = draft.keep(node);
            return memory.make(Retype.DISPATCHER, ObjectType.DISPATCHER.fixedSize());
        }).then(dispatcher -> {
            draft.dispatcher = dispatcher;
            return Outcome.done();
        });
    }

    private Outcome<Outcome.Done> makeEndpoints(Draft draft) {
        draft.endpoints = new EndpointRange(trap, slots, new DispatcherReference(draft.dispatcher.slot()));
        return draft.endpoints.make().then(theirs -> {
            draft.theirs = theirs;
            return monitor.endpoints().make();
        }).then(ours -> {
            draft.ours = ours;
            return Outcome.done();
        });
    }

    private Outcome<Outcome.Done> populate(Draft draft) {
        L1CNodeReference space = draft.space();
        return space.install(trap, draft.node.slot(), 0)
                .then(done -> space.mint(trap, space.address(), OWN, WellKnownSlots.ROOT))
                .then(done -> space.mint(trap, draft.dispatcher.slot(), OWN, WellKnownSlots.DISPATCHER))
                .then(done -> space.mint(trap, draft.theirs.reference().address(), new Rights(ObjectRights.READ),
                        WellKnownSlots.FROM_MONITOR))
                .then(done -> space.mint(trap, draft.ours.reference().address(), new Rights(ObjectRights.WRITE),
                        WellKnownSlots.TO_MONITOR));
    }

    private Outcome<Outcome.Done> writeArguments(Draft draft, String arguments, String environment) {
        if (arguments.isEmpty() && environment.isEmpty()) {
            return Outcome.done();
        }
        return monitor.memory().makeShared(Arguments.BYTES).then(page -> {
            draft.keep(page.piece());
            new Arguments(arguments, environment).writeTo(new Window(trap.memory(), page.base(), Arguments.BYTES));
            return draft.space().mint(
                    trap, page.reference().address(), new Rights(ObjectRights.READ), WellKnownSlots.ARGUMENTS);
        });
    }

    private Outcome<Outcome.Done> grant(Draft draft) {
        Manifest manifest = monitor.plan().programs().get(draft.image);
        Outcome<Outcome.Done> done = Outcome.done();
        if (manifest.needs().contains(Manifest.Need.CONTROL)) {
            done = done.then(before -> give(draft.space(),
                    monitor.carrier().makeService(ControlDesk.serviceOf(monitor.core())), WellKnownSlots.CONTROL));
        }
        if (manifest.needs().contains(Manifest.Need.MEMORY)) {
            done = done.then(before -> giveMemory(draft.space()));
        }
        if (manifest.needs().contains(Manifest.Need.TERMINAL)) {
            done = done.then(before -> give(draft.space(), monitor.carrier().makeTerminal(), WellKnownSlots.TERMINAL));
        }
        return done;
    }

    private Outcome<Outcome.Done> give(L1CNodeReference space, CapabilityReference capability, CapabilityAddress where) {
        Outcome<Outcome.Done> given = space.copy(trap, capability.address(), where);
        monitor.carrier().discard(capability);
        return given;
    }

    // There may be fewer pieces of memory than slots for them.
    private Outcome<Outcome.Done> giveMemory(L1CNodeReference space) {
        for (int i = 0; i < WellKnownSlots.REGIONS; i++) {
            CapabilityAddress slot = new CapabilityAddress(WellKnownSlots.FIRST_REGION.slot() + i);
            space.copy(trap, slot, slot);
        }
        return Outcome.done();
    }

    private Outcome<Resident> launch(Draft draft) {
        long process = monitor.residents().newProcess();
        DispatcherReference dispatcher = new DispatcherReference(draft.dispatcher.slot());
        return dispatcher.watch(trap, monitor.endings().address(), process)
                .then(done -> dispatcher.start(trap, draft.root.slot(), draft.image, process, 0))
                .then(done -> Outcome.of(reside(draft, process)));
    }

    private Resident reside(Draft draft, long process) {
        EndpointChannel channel = new EndpointChannel(
                trap, slots, draft.theirs.reference().address(), draft.ours.reference().address());
        Body body = new Body(monitor, process, draft.image, draft.dispatcher, draft.parts, draft.ours, draft.endpoints,
                channel, new SpaceView(trap, draft.space()));
        Resident resident = new Resident(monitor, body);
        MonitorBinding binding = Monitor.accept(channel, resident);
        resident.speakThrough(binding);
        events.add(new LmpSource(binding));
        monitor.residents().add(resident);
        return resident;
    }

    private void discard(Draft draft) {
        if (draft.dispatcher != null) {
            draft.keep(draft.dispatcher);
        }
        draft.parts.forEach(piece -> {
            monitor.carrier().destroy(piece.reference());
            monitor.memory().giveBack(piece);
        });
        if (draft.ours != null) {
            monitor.endpoints().destroy(draft.ours);
        }
        if (draft.endpoints != null) {
            draft.endpoints.destroyAll();
        }
    }

    /** What has been made so far for a domain that may yet fail to come to life; what has not been made is absent. */
    private static final class Draft {
        private final int image;
        private final List<Piece> parts = new ArrayList<>();
        private Piece root;
        private Piece node;
        private Piece dispatcher;
        private EndpointRange endpoints;
        private EndpointRange.Made theirs;
        private EndpointRange.Made ours;

        private Draft(int image) {
            this.image = image;
        }

        private Piece keep(Piece piece) {
            parts.add(piece);
            return piece;
        }

        private L1CNodeReference space() {
            return new L1CNodeReference(root.slot());
        }
    }
}
