package org.barreleye.capops;

import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.exploration.system.Node;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Shared;
import org.barreleye.monitor.capops.CapabilityArrivals;
import org.barreleye.monitor.capops.CapabilityKernel;
import org.barreleye.monitor.capops.CapabilityOperations;
import org.barreleye.monitor.capops.OperationListener;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.Transfer;

/**
 * One core: the production state of its CPU driver, the production operations of its monitor, and one domain with a few
 * slots. A step is one event, after which kernel and monitor have done all that they can do.
 */
final class ExploredCore implements Node, CapabilityArrivals {
    /** The progress of a release. */
    enum Release { NONE, BEGUN, DONE }

    /** The size of the objects that a retype makes. */
    static final long PAGE = 4096;

    // Every revoke asks along the tree.
    private static final int TREE_FROM = 1;

    private final int core;
    @Shared // without state
    private final Faults faults;
    private final KernelControlBlock control;
    private final ExploredSpace space;
    private final ExploredPeers peers;
    private final ExploredKernel kernel;
    private final CapabilityOperations operations;
    private final ExploredDomain domain;
    private final ExploredConnections connections;
    private int cores;
    // The number of deaths and of cores that have joined again of which this core was told.
    private int view;
    // Whether the kernel deletes in steps of one slot each, between which anything else may happen.
    private boolean isStepwise;
    // Whether cores may die.
    private boolean mortal;
    // Whether they may join again.
    private boolean mayRejoin;
    // Whether this core deletes what it has of a dead one, so that that may join again.
    private Release release = Release.NONE;
    // The state in the order of the exploration, once it is asked for.
    private transient CoreState state;

    ExploredCore(int core, int slots, Faults faults) {
        this(core, 0, slots, faults);
    }

    private ExploredCore(int core, int incarnation, int slots, Faults faults) {
        this.core = core;
        this.faults = faults;
        connections = new ExploredConnections(incarnation);
        control = new KernelControlBlock(List.of(), Optional.empty(), SchedulingPolicy.ROUND_ROBIN,
                QueueSizes.DEFAULT, TranslationHardware.none());
        space = new ExploredSpace(control, slots);
        peers = faults.peers(core);
        kernel = faults.kernel(core, control, space);
        operations = new CapabilityOperations(core, faults.incarnation(incarnation), kernel, peers, this,
                TREE_FROM);
        domain = new ExploredDomain(core, control, space, peers, connections, operations);
    }

    /** Gives memory to this core; its first slot gets the capability. */
    void own(long base, long bytes) {
        control.addOwnedMemory(new AddressRange(base, bytes));
        control.takeReclaimed(space.slots().get(0));
    }

    /** Returns whether an object is part of the memory that this core has owned from the begin. */
    boolean owns(ObjectKey key) {
        for (AddressRange range : control.ownedMemory()) {
            if (range.contains(key.address(), key.size())) {
                return true;
            }
        }
        return false;
    }

    /** Permits operations. */
    void permit(Actions newActions, int number, int newCores, boolean isMortal, boolean newMayRejoin) {
        cores = newCores;
        peers.join(core, newCores);
        peers.arm();
        kernel.arm();
        domain.permit(newActions, number);
        mortal = isMortal;
        mayRejoin = newMayRejoin;
        connections.reset(isMortal);
        state = null;
    }

    /** Lets the kernel delete in steps of one slot each. */
    void deleteStepwise() {
        isStepwise = true;
        control.deletion().setSlotsInAStep(1);
    }

    int core() {
        return core;
    }

    KernelControlBlock control() {
        return control;
    }

    ExploredSpace space() {
        return space;
    }

    CapabilityOperations monitor() {
        return operations;
    }

    ExploredDomain domain() {
        return domain;
    }

    ExploredConnections connections() {
        return connections;
    }

    Release release() {
        return release;
    }

    boolean isMortal() {
        return mortal;
    }

    /** Returns whether this core does not know that another one has died. */
    boolean isReachable(int other) {
        return peers.isReachable(other);
    }

    /** The state that the rules and the hash are about. */
    CoreState state() {
        if (state == null) {
            state = CoreState.of(this);
        }
        return state;
    }

    // ---- Operations

    @Override
    public long operations() {
        Actions actions = domain.actions();
        long set = operations.isHeldUp() ? 1L << actions.poll() : 0;
        if (mayRejoin && release == Release.NONE && peers.hasDead()) {
            set |= 1L << actions.release();
        }
        if (isStepwise && control.deletion().hasWork()) {
            set |= 1L << actions.step();
        }
        return set | domain.possible();
    }

    @Override
    public String describe(int operation) {
        return domain.actions().describe(operation);
    }

    @Override
    public void start(int operation, Outbox outbox) {
        begin(outbox);
        if (operation == domain.actions().poll()) {
            operations.poll();
        } else if (operation == domain.actions().step()) {
            control.deletion().step();
        } else if (operation == domain.actions().release()) {
            release = Release.BEGUN;
            operations.release(peers.firstDead(), new Released(this));
        } else {
            domain.start(operation);
        }
        end();
    }

    /** Starts an operation that is possible. */
    void start(Action action, Outbox outbox) {
        begin(outbox);
        domain.start(action);
        end();
    }

    /** Starts to make objects of the memory in a slot. */
    void retype(int slot, RetypeRequest objects, Outbox outbox) {
        begin(outbox);
        domain.retype(slot, objects);
        end();
    }

    // ---- Messages

    @Override
    public void receive(int from, Object message, Outbox outbox) {
        begin(outbox);
        if (message instanceof Connected) {
            connections.connect(from);
        } else {
            operations.receive(from, ((Message) message).content());
        }
        end();
    }

    @Override
    public void onDeath(int node, Outbox outbox) {
        begin(outbox);
        peers.onDeath(node);
        view++;
        operations.onViewBegun(view);
        operations.onCoreFailed(node);
        operations.onViewInstalled(view);
        end();
    }

    @Override
    public void onRejoined(int node, Outbox outbox) {
        begin(outbox);
        peers.onRejoined(node);
        connections.onRejoined(node);
        release = Release.NONE;
        domain.onRejoined();
        outbox.send(node, new Connected());
        view++;
        operations.onViewBegun(view);
        operations.onViewInstalled(view);
        end();
    }

    @Override
    public boolean permitsRejoin(int dead) {
        return release == Release.DONE;
    }

    /** Nothing is left here of a dead core. */
    private record Released(ExploredCore node) implements OperationListener {
        @Override
        public void onDone(KernelError error) {
            node.release = Release.DONE;
        }
    }

    /** The core with the memory that it owns, and nothing else. */
    @Override
    public Node nextIncarnation() {
        ExploredCore next =
                new ExploredCore(core, connections.incarnation() + 1, space.slots().size(), faults);
        for (AddressRange range : control.ownedMemory()) {
            next.own(range.address(), range.size());
        }
        next.permit(domain.actions(), domain.permitted(), cores, mortal, mayRejoin);
        if (domain.recordsEndings()) {
            next.domain.recordEndings();
        }
        if (isStepwise) {
            next.deleteStepwise();
        }
        // Its death, and that it has joined again.
        next.view = view + 2;
        next.operations.onViewBegun(next.view);
        next.operations.onViewInstalled(next.view);
        return next;
    }

    @Override
    public void onTransfer(int from, Transfer transfer) {
        domain.onTransfer(from, transfer);
    }

    @Override
    public void onFailed(long connection, ErrorCode error) {
        // The monitor tells the connection, which the exploration leaves out.
    }

    @Override
    public void onDropped(CapabilityKernel.Memory memory) {
        // The memory goes to the pool of the monitor, which the exploration leaves out.
    }

    // ---- Steps

    private void begin(Outbox outbox) {
        peers.begin(outbox);
        domain.beginStep();
    }

    private void end() {
        boolean happened = true;
        while (happened) {
            while (!isStepwise && control.deletion().hasWork()) {
                control.deletion().step();
            }
            happened = operations.settle() | domain.proceed();
            happened |= !isStepwise && control.deletion().hasWork();
        }
        peers.end();
    }

    @Override
    public String phase() {
        return state().phase();
    }

    @Override
    public void addTo(StateHash hash) {
        state().addTo(hash);
    }
}
