package org.barreleye.experiment.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.capstore.CreateResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/** The capabilities of the measuring program, and its connections to the stores of all cores. */
final class Workspace {
    /** The bytes of the memory that most operations are about. */
    static final long PAGE_BYTES = 4096;

    /** The time for which nothing wakes the program when all is done that follows from an operation. */
    static final int SETTLING_MICROSECONDS = 200;

    private static final long SETTLING_NANOSECONDS = SETTLING_MICROSECONDS * 1_000L;

    private final Domain domain;
    private final List<Integer> cores;
    private final List<StoreConnection> stores = new ArrayList<>();
    // In the order of creation.
    private final List<CapabilityReference> own = new ArrayList<>();
    private boolean keepsBindings;
    private CapabilityAddress reserved = CapabilityAddress.NULL;

    /**
     * Creates a workspace without capabilities.
     *
     * @param cores the numbers of the cores, the measuring one first
     */
    Workspace(Domain domain, List<Integer> cores) {
        this.domain = domain;
        this.cores = cores;
        cores.forEach(core -> stores.add(new StoreConnection(domain, core)));
    }

    Domain domain() {
        return domain;
    }

    /** The number of cores. */
    int cores() {
        return cores.size();
    }

    /** Allocates a page. */
    RamReference allocate() throws CallFailed {
        return allocate(PAGE_BYTES);
    }

    /** Allocates memory. */
    RamReference allocate(long bytes) throws CallFailed {
        return track(domain.allocate(bytes));
    }

    private <R extends CapabilityReference> R track(R reference) {
        own.add(reference);
        return reference;
    }

    /** Takes a slot for a capability that is about to be made. */
    CapabilityAddress takeSlot() {
        return track(CapabilityReference.at(domain.slots().take())).address();
    }

    /** Takes a slot for what the operation will make, so that the operation itself need not look for one. */
    void reserveSlot() {
        reserved = takeSlot();
    }

    /** The slot that was reserved last. */
    CapabilityAddress reservedSlot() {
        return reserved;
    }

    /** Copies a capability. */
    CapabilityReference copy(CapabilityReference capability) throws CallFailed {
        CapabilityAddress slot = takeSlot();
        require(WellKnown.ROOT.copy(domain.syscalls(), capability.address(), slot));
        return CapabilityReference.at(slot);
    }

    /** Makes the first half of a page an object of its own. */
    void retypeFirstHalf(RamReference memory) throws CallFailed {
        require(domain.retype(memory, 0, Retype.RAM, PAGE_BYTES / 2, 1, takeSlot()));
    }

    /** Makes a level-2 CNode that is not installed. */
    CapabilityReference makeNode() throws CallFailed {
        RamReference memory = allocate(ObjectType.L2CNODE.fixedSize());
        CapabilityAddress slot = takeSlot();
        require(domain.retype(memory, 0, Retype.L2CNODE, ObjectType.L2CNODE.fixedSize(), 1, slot));
        return CapabilityReference.at(slot);
    }

    /** Makes a capability space that no dispatcher uses. */
    L1CNodeReference makeSpace() throws CallFailed {
        RamReference memory = allocate(ObjectType.L1CNODE.fixedSize());
        CapabilityAddress slot = takeSlot();
        require(domain.retype(memory, 0, Retype.L1CNODE, ObjectType.L1CNODE.fixedSize(), 1, slot));
        return new L1CNodeReference(slot);
    }

    /** Installs a new level-2 CNode in a space, which has the only capability to it. */
    void addNode(L1CNodeReference space, int index) throws CallFailed {
        CapabilityReference node = makeNode();
        require(space.install(domain.syscalls(), node.address(), index));
        require(delete(node));
    }

    /** Sends copies of a capability to the stores of all cores but the measuring one. */
    void storeElsewhere(CapabilityReference capability) throws CallFailed {
        for (int place = 1; place < cores(); place++) {
            storeAt(place, capability);
        }
    }

    /** Sends a copy of a capability to the store of the core at a place in the list. */
    void storeAt(int place, CapabilityReference capability) throws CallFailed {
        require(stores.get(place).client().store(capability));
    }

    /** Lets the store at a place allocate a page, and receives a copy. */
    RamReference createAt(int place) throws CallFailed {
        CreateResult created = stores.get(place).client().create();
        require(created.err());
        return track(new RamReference(created.memory().address()));
    }

    /** Lets a store copy what it stored first to another one, or to itself. */
    void forwardFirst(int from, int to) throws CallFailed {
        require(stores.get(from).client().forward(cores.get(to), false));
    }

    /** Lets a store copy what it stored last to another one, or to itself. */
    void forwardLast(int from, int to) throws CallFailed {
        require(stores.get(from).client().forward(cores.get(to), true));
    }

    /** Returns what is wrong if the stores of all cores have another number of capabilities than they should have. */
    Optional<String> verifyStored(long expected) throws CallFailed {
        long count = 0;
        for (StoreConnection store : stores) {
            count += store.client().count();
        }
        return count == expected ? Optional.empty()
                : Optional.of(count + " copies are left, and should be " + expected);
    }

    /** Lets all stores revoke what they stored first, at the same time; returns one of the errors, if there is one. */
    Outcome<Outcome.Unit> revokeEverywhere() throws CallFailed {
        PendingReplies replies = new PendingReplies(stores.size());
        for (StoreConnection store : stores) {
            store.binding().sendRevoke(replies);
        }
        return replies.await(domain.events());
    }

    /** Deletes a capability and frees its slot. */
    Outcome<Outcome.Unit> delete(CapabilityReference capability) {
        Outcome<Outcome.Unit> deleted = domain.delete(capability);
        if (deleted.succeeded()) {
            own.removeIf(mine -> mine.address().equals(capability.address()));
        }
        return deleted;
    }

    /**
     * Closes the bindings to the stores, unless the operation needs them: while the program waits it polls each of
     * them, and they occupy entries of the mapping database.
     */
    void closeUnneeded() {
        if (!keepsBindings) {
            stores.forEach(StoreConnection::close);
            // Tells the monitor of each, which takes longer than the settling if there are many.
            domain.events().pause(domain.syscalls().now());
        }
    }

    /** Prevents that the bindings to the stores are closed before the next operation. */
    void keepBindings() {
        keepsBindings = true;
    }

    /** Deletes all capabilities of the stores, and all that were made or received here. */
    void clear() throws CallFailed {
        for (StoreConnection store : stores) {
            require(store.client().clear());
        }
        settle();
        for (int last = own.size() - 1; last >= 0; last--) {
            domain.slots().release(own.get(last));
        }
        own.clear();
        keepsBindings = false;
        settle();
    }

    /** Keeps all that was made so far: {@link #clear} will not delete it. */
    void keepAll() {
        own.clear();
    }

    /**
     * Waits until the monitors have done what follows from earlier operations: until this program was not woken for
     * some time. The messages of the monitor about bindings that are closed, one for each store, would otherwise be
     * handled while the next operation is measured.
     */
    void settle() {
        long quietUntil = domain.syscalls().now() + SETTLING_NANOSECONDS;
        while (domain.syscalls().now() < quietUntil) {
            domain.events().pause(quietUntil);
            if (domain.syscalls().now() < quietUntil) {
                quietUntil = domain.syscalls().now() + SETTLING_NANOSECONDS;
            }
        }
    }

    /** Fails if what prepares an operation is refused. */
    static void require(Outcome<Outcome.Unit> outcome) throws CallFailed {
        if (outcome.error() != KernelError.NONE) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, outcome.error().name()));
        }
    }

    private static void require(ErrorCode error) throws CallFailed {
        if (error.failed()) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, SystemError.describe(error)));
        }
    }
}
