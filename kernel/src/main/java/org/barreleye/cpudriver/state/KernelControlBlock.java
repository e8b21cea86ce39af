package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.cpudriver.capability.RemoteReferenceCount;
import org.barreleye.cpudriver.mailbox.MailboxDriver;
import org.barreleye.cpudriver.mailbox.MailboxRegisters;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.schedule.Scheduler;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/**
 * All the state of one CPU driver: its capabilities, the objects they stand for, its dispatchers. Objects are found by
 * the packed canonical address of the memory that pays for them.
 */
public final class KernelControlBlock implements Copyable {

    private final List<Program> programs;
    private final MappingDatabase<CapabilitySlot> mappings;
    private final Scheduler scheduler;
    private final SortedMap<Long, CNode> cnodes;
    private final SortedMap<Long, DispatcherControlBlock> dispatchers;
    private final SortedMap<Long, EndpointBuffer> endpoints;
    private final ReclaimedMemory reclaimed;
    private final RemoteDelegations delegations;
    private final MailboxDriver mailbox;
    private final DeletionBound deletionBound;
    // What a handler is about to empty; nothing between two handlers.
    private final Deque<CapabilitySlot> pendingDeletes = new ArrayDeque<>();
    private Optional<DispatcherControlBlock> directSwitch = Optional.empty();
    private long ordinals;
    private long accessedSlots;
    private long clearedWords;

    /**
     * Makes the state of a CPU driver that has just started.
     *
     * @param programs the programs of the boot image, by number
     * @param mailbox where the core reaches the mailbox, if it does
     * @param policy the scheduling policy of the core
     */
    public KernelControlBlock(List<Program> programs, Optional<MailboxRegisters> mailbox, SchedulingPolicy policy) {
        this.mailbox = new MailboxDriver(mailbox);
        this.programs = List.copyOf(programs);
        mappings = MappingDatabase.exact();
        scheduler = policy.create();
        cnodes = new TreeMap<>();
        dispatchers = new TreeMap<>();
        endpoints = new TreeMap<>();
        reclaimed = new ReclaimedMemory(mappings);
        delegations = new RemoteDelegations(this);
        deletionBound = new DeletionBound(this);
    }

    private KernelControlBlock(KernelControlBlock source, StateCloner cloner) {
        cloner.register(source, this);
        programs = source.programs;
        mappings = cloner.of(source.mappings);
        scheduler = cloner.of(source.scheduler);
        cnodes = cloner.of(source.cnodes);
        dispatchers = cloner.of(source.dispatchers);
        endpoints = cloner.of(source.endpoints);
        reclaimed = cloner.of(source.reclaimed);
        delegations = new RemoteDelegations(this, source.delegations, cloner);
        mailbox = cloner.of(source.mailbox);
        deletionBound = new DeletionBound(this);
        directSwitch = cloner.of(source.directSwitch);
        ordinals = source.ordinals;
        accessedSlots = source.accessedSlots;
        clearedWords = source.clearedWords;
    }

    @Override
    public KernelControlBlock copy(StateCloner cloner) {
        return new KernelControlBlock(this, cloner);
    }

    /** How the capabilities of this core descend from one another. */
    public MappingDatabase<CapabilitySlot> mappings() {
        return mappings;
    }

    /**
     * Whether part of a source has become something else already.
     *
     * @param offset of the part inside the source
     * @param bytes its length; offset and length lie inside the source
     */
    public boolean isInUse(Capability source, long offset, long bytes) {
        return mappings.anyOverlaps(Relations.typeRoot(source.type()), Relations.address(source) + offset, bytes,
                slot -> Relations.isDescendant(slot.capability(), source));
    }

    /** Who has the core next. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** A dispatcher has sent a message to another, and leaves it the rest of its turn. */
    public void switchTo(DispatcherControlBlock receiver) {
        directSwitch = Optional.of(receiver);
    }

    /** Who has been left the rest of a turn, which is forgotten here. */
    public Optional<DispatcherControlBlock> takeDirectSwitch() {
        Optional<DispatcherControlBlock> receiver = directSwitch;
        directSwitch = Optional.empty();
        return receiver;
    }

    /** The program of a number, if the boot image has it. */
    public Optional<Program> program(long number) {
        return number >= 0 && number < programs.size() ? Optional.of(programs.get((int) number)) : Optional.empty();
    }

    /** The level-2 node that a capability stands for. */
    public CNode cnode(L2CNodeCapability capability) {
        return existing(cnodes, capability);
    }

    /** The root that a capability stands for. */
    public CNode cnode(L1CNodeCapability capability) {
        return existing(cnodes, capability);
    }

    /** The capability space below a root. */
    public CapabilitySpace space(CNode root) {
        return new CapabilitySpace(this, root);
    }

    /** The dispatcher that a capability stands for. */
    public DispatcherControlBlock dispatcher(DispatcherCapability capability) {
        return existing(dispatchers, capability);
    }

    /** The endpoint that a capability stands for. */
    public EndpointBuffer endpoint(EndPointCapability capability) {
        return existing(endpoints, capability);
    }

    /** Puts a new object's first capability into a slot: the object is born. */
    public void create(CapabilitySlot slot, Capability capability) {
        countSlotAccesses(1);
        slot.fill(capability, mappings);
        ObjectLifecycle.of(capability.type()).create(this, capability);
    }

    /** Puts a further capability to an existing object, or to plain memory, into a slot. */
    public void insert(CapabilitySlot slot, Capability capability) {
        countSlotAccesses(1);
        slot.fill(capability, mappings);
        mappings.anyCopy(slot).flatMap(CapabilitySlot::remoteCount).ifPresent(slot::shareRemoteCount);
    }

    /** Messages to cores with which no cache is shared. */
    public MailboxDriver mailbox() {
        return mailbox;
    }

    /** Capabilities that come from other cores and go to them. */
    public RemoteDelegations delegations() {
        return delegations;
    }

    /** Moves a capability; mappings that the old slot had allowed are gone. */
    public void move(CapabilitySlot from, CapabilitySlot to) {
        Capability capability = from.capability();
        Optional<RemoteReferenceCount> remoteCount = from.remoteCount();
        countSlotAccesses(2);
        unmap(from);
        from.empty(mappings);
        to.fill(capability, mappings);
        remoteCount.ifPresent(to::shareRemoteCount);
    }

    /** All work since the core was started. */
    public SystemCallCost cost() {
        return new SystemCallCost(accessedSlots, mappings.visits(), clearedWords);
    }

    /** A handler has looked at so many slots. */
    public void countSlotAccesses(long slots) {
        accessedSlots += slots;
    }

    /** A handler has cleared so much memory. */
    public void countClearedWords(long words) {
        clearedWords += words;
    }

    /** Why a slot cannot be emptied, or {@link KernelError#NONE}. */
    public KernelError checkDelete(CapabilitySlot slot) {
        if (slot.isDelegated() && !slot.isForeign() && !mappings.hasCopies(slot)) {
            return KernelError.HAS_REMOTE_RELATIVES;
        }
        return mappings.hasCopies(slot) || deletionBound.fitsOneSystemCall(List.of(slot)) ? KernelError.NONE
                : KernelError.OPERATION_TOO_LARGE;
    }

    /** Empties a slot; with the last capability to it an object dies, and what it held with it. */
    public void delete(CapabilitySlot slot) {
        pendingDeletes.add(slot);
        if (pendingDeletes.size() > 1) {
            // What an object held goes after it, and not within: a chain of nodes may be long.
            return;
        }
        while (!pendingDeletes.isEmpty()) {
            if (!pendingDeletes.element().isEmpty()) {
                empty(pendingDeletes.element());
            }
            pendingDeletes.remove();
        }
    }

    private void empty(CapabilitySlot slot) {
        boolean isLastCopy = !mappings.hasCopies(slot);
        if (isLastCopy && delegations.mustRetain(slot)) {
            // It was given away, or its node died. The range stays in use as long as other cores have what was there.
            move(slot, delegations.retainUnreachable(takeOrdinals(1)));
            return;
        }
        Capability capability = slot.capability();
        Optional<CapabilitySlot> retained = isLastCopy ? delegations.retainedAncestor(slot) : Optional.empty();
        countSlotAccesses(1);
        if (isLastCopy) {
            delegations.onLastCopyDeleted(slot);
        }
        unmap(slot);
        slot.empty(mappings);
        if (isLastCopy) {
            ObjectLifecycle.of(capability.type()).destroy(this, capability);
            reclaimed.uncovered(capability).forEach(this::reclaim);
            retained.ifPresent(delegations::onDescendantDeleted);
        }
    }

    /**
     * Memory that this core answers for from now on: of its bytes none is ever without a capability.
     *
     * @param range not covered by any capability yet, or by some only in part
     */
    public void addOwnedMemory(AddressRange range) {
        reclaimed.addOwnedMemory(range);
        mappings.uncovered(Relations.typeRoot(ObjectType.RAM), range).forEach(this::reclaim);
    }

    private void reclaim(AddressRange piece) {
        reclaimed.add(piece, new CapabilitySlot(takeOrdinals(1)));
    }

    /** Whether a capability stands for memory that this core answers for. */
    boolean owns(Capability capability) {
        return reclaimed.owns(capability);
    }

    /** All memory that this core answers for. */
    public List<AddressRange> ownedMemory() {
        return reclaimed.ownedMemory();
    }

    /**
     * Hands out memory to which the last capability has gone: the piece that has waited longest.
     *
     * @param to an empty slot
     * @return whether there was any
     */
    public boolean takeReclaimed(CapabilitySlot to) {
        Optional<CapabilitySlot> oldest = reclaimed.oldest();
        oldest.ifPresent(from -> {
            move(from, to);
            reclaimed.remove(from);
        });
        return oldest.isPresent();
    }

    /**
     * Empties every other slot that holds a copy of a capability, and every slot that holds something made of it; or
     * none, if that cannot be.
     *
     * @return {@link KernelError#NONE}, or why nothing was done: one of them carries a right that the capability in
     *     this slot lacks, other cores have some of them, or they are too many
     */
    public KernelError revoke(CapabilitySlot slot) {
        // Whoever answers for a foreign one has it too.
        return revoke(slot, slot.isForeign() || slot.isDelegated(), CapabilitySlot::isDelegated);
    }

    /** The same whatever other cores have. */
    public KernelError revokeLocal(CapabilitySlot slot) {
        return revoke(slot, false, relative -> false);
    }

    private KernelError revoke(CapabilitySlot slot, boolean isRemote, Predicate<CapabilitySlot> isRemoteRelative) {
        List<CapabilitySlot> relatives = mappings.descendants(slot, SystemCallCost.DELETES_MAX + 1);
        boolean fits = deletionBound.fitsOneSystemCall(relatives);
        relatives.addAll(mappings.copies(slot, SystemCallCost.DELETES_MAX + 1));
        if (!fits || relatives.size() > SystemCallCost.DELETES_MAX) {
            return KernelError.OPERATION_TOO_LARGE;
        }
        int rights = slot.capability().rights();
        if (relatives.stream().anyMatch(other -> (other.capability().rights() & ~rights) != 0)) {
            return KernelError.RIGHTS_EXCEEDED;
        }
        if (isRemote || relatives.stream().anyMatch(isRemoteRelative)) {
            return KernelError.HAS_REMOTE_RELATIVES;
        }
        // A node that dies takes what it holds with it, perhaps slots of this list.
        relatives.stream().filter(other -> !other.isEmpty()).forEach(this::delete);
        return KernelError.NONE;
    }

    private void unmap(CapabilitySlot slot) {
        scheduler.dispatchers().forEach(dispatcher -> dispatcher.unmap(slot));
    }

    private static <T> T existing(SortedMap<Long, T> objects, Capability capability) {
        T object = objects.get(Relations.address(capability));
        if (object == null) {
            throw new KernelBug("an object lives as long as a capability to it, but there is none for " + capability);
        }
        return object;
    }

    /** The slots of a node that hold something. */
    List<CapabilitySlot> contents(Capability node) {
        countSlotAccesses(CNode.SLOTS);
        return existing(cnodes, node).slots().stream().filter(slot -> !slot.isEmpty()).toList();
    }

    void createCNode(Capability capability) {
        cnodes.put(Relations.address(capability), new CNode(takeOrdinals(CNode.SLOTS)));
    }

    void createObject(DispatcherCapability capability) {
        DispatcherControlBlock dispatcher = new DispatcherControlBlock();
        dispatchers.put(capability.base(), dispatcher);
        scheduler.add(dispatcher);
    }

    void createObject(EndPointCapability capability) {
        // An endpoint lies inside its dispatcher: the nearest dispatcher at or below its address.
        DispatcherControlBlock listener = dispatchers.get(dispatchers.headMap(capability.base() + 1).lastKey());
        EndpointBuffer buffer = new EndpointBuffer(listener, takeOrdinals(EndpointBuffer.CAPACITY));
        endpoints.put(capability.base(), buffer);
        listener.addEndpoint(buffer);
    }

    void destroyCNode(Capability capability) {
        deleteAll(cnodes.remove(Relations.address(capability)).slots());
    }

    void destroyObject(DispatcherCapability capability) {
        DispatcherControlBlock dispatcher = dispatchers.remove(capability.base());
        scheduler.remove(dispatcher);
        dispatcher.end(DispatcherControlBlock.KILLED);
    }

    void destroyObject(EndPointCapability capability) {
        EndpointBuffer buffer = endpoints.remove(capability.base());
        buffer.listener().removeEndpoint(buffer);
        deleteAll(buffer.slots());
    }

    private void deleteAll(List<CapabilitySlot> slots) {
        for (CapabilitySlot slot : slots) {
            if (!slot.isEmpty()) {
                delete(slot);
            }
        }
    }

    private long takeOrdinals(int count) {
        long first = ordinals;
        ordinals += count;
        return first;
    }
}
