package org.barreleye.cpudriver.control;

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
import org.barreleye.cpudriver.capability.Whereabouts;
import org.barreleye.cpudriver.mailbox.MailboxDriver;
import org.barreleye.cpudriver.mailbox.MailboxRegisters;
import org.barreleye.cpudriver.object.CapabilityNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.schedule.Rbed;
import org.barreleye.cpudriver.schedule.Scheduler;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * All the state of one CPU driver: its capabilities, the objects they stand for, its dispatchers. Objects are found by
 * the packed canonical address of the memory that pays for them.
 */
public final class KernelControlBlock implements Copyable {
    // In nanoseconds.
    private static final long TIME_SLICE = 1_000_000;

    private final List<Image> images;
    private final MappingDatabase<CapabilitySlot> mappings;
    private final Scheduler scheduler;
    private final SortedMap<Long, CapabilityNode> nodes;
    private final SortedMap<Long, DispatcherControlBlock> dispatchers;
    private final SortedMap<Long, EndpointBuffer> endpoints;
    private final ReclaimedMemory reclaimed;
    private final Frontier frontier;
    private final MailboxDriver mailbox;
    private final Doom doom;
    // What a handler is about to empty; nothing between two handlers.
    private final Deque<CapabilitySlot> doomed = new ArrayDeque<>();
    private Optional<DispatcherControlBlock> next = Optional.empty();
    private long ordinals;
    private long touchedSlots;
    private long clearedWords;

    /**
     * Makes the state of a CPU driver that has just started.
     *
     * @param images the programs of the boot image, by number
     * @param mailbox where the core reaches the mailbox, if it does
     */
    public KernelControlBlock(List<Image> images, Optional<MailboxRegisters> mailbox) {
        this.mailbox = new MailboxDriver(mailbox);
        this.images = List.copyOf(images);
        mappings = MappingDatabase.exact();
        scheduler = new Rbed(TIME_SLICE);
        nodes = new TreeMap<>();
        dispatchers = new TreeMap<>();
        endpoints = new TreeMap<>();
        reclaimed = new ReclaimedMemory(mappings);
        frontier = new Frontier(this);
        doom = new Doom(this);
    }

    private KernelControlBlock(KernelControlBlock source, Copier copier) {
        copier.enter(source, this);
        images = source.images;
        mappings = copier.of(source.mappings);
        scheduler = copier.of(source.scheduler);
        nodes = copier.of(source.nodes);
        dispatchers = copier.of(source.dispatchers);
        endpoints = copier.of(source.endpoints);
        reclaimed = copier.of(source.reclaimed);
        frontier = new Frontier(this, source.frontier, copier);
        mailbox = copier.of(source.mailbox);
        doom = new Doom(this);
        next = copier.of(source.next);
        ordinals = source.ordinals;
        touchedSlots = source.touchedSlots;
        clearedWords = source.clearedWords;
    }

    @Override
    public KernelControlBlock copy(Copier copier) {
        return new KernelControlBlock(this, copier);
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
        return mappings.anyMeets(Relations.typeRoot(source.type()), Relations.address(source) + offset, bytes,
                slot -> Relations.isDescendant(slot.capability(), source));
    }

    /** Who has the core next. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** A dispatcher has sent a message to another, and leaves it the rest of its turn. */
    public void runNext(DispatcherControlBlock receiver) {
        next = Optional.of(receiver);
    }

    /** Who has been left the rest of a turn, which is forgotten here. */
    public Optional<DispatcherControlBlock> takeNext() {
        Optional<DispatcherControlBlock> receiver = next;
        next = Optional.empty();
        return receiver;
    }

    /** The program of a number, if the boot image has it. */
    public Optional<Image> image(long number) {
        return number >= 0 && number < images.size() ? Optional.of(images.get((int) number)) : Optional.empty();
    }

    /** The level-2 node that a capability stands for. */
    public CapabilityNode node(L2CNodeCapability capability) {
        return existing(nodes, capability);
    }

    /** The root that a capability stands for. */
    public CapabilityNode node(L1CNodeCapability capability) {
        return existing(nodes, capability);
    }

    /** The capability space below a root. */
    public CapabilitySpace space(CapabilityNode root) {
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
        touched(1);
        slot.fill(capability, mappings);
        Life.of(capability.type()).born(this, capability);
    }

    /** Puts a further capability to an existing object, or to plain memory, into a slot. */
    public void insert(CapabilitySlot slot, Capability capability) {
        touched(1);
        slot.fill(capability, mappings);
        mappings.anyCopy(slot).flatMap(CapabilitySlot::whereabouts).ifPresent(slot::know);
    }

    /** Messages to cores with which no cache is shared. */
    public MailboxDriver mailbox() {
        return mailbox;
    }

    /** Capabilities that come from other cores and go to them. */
    public Frontier frontier() {
        return frontier;
    }

    /** Moves a capability; mappings that the old slot had allowed are gone. */
    public void move(CapabilitySlot from, CapabilitySlot to) {
        Capability capability = from.capability();
        Optional<Whereabouts> whereabouts = from.whereabouts();
        touched(2);
        unmap(from);
        from.empty(mappings);
        to.fill(capability, mappings);
        whereabouts.ifPresent(to::know);
    }

    /** All work since the core was started. */
    public Work work() {
        return new Work(touchedSlots, mappings.visits(), clearedWords);
    }

    /** A handler has looked at so many slots. */
    public void touched(long slots) {
        touchedSlots += slots;
    }

    /** A handler has cleared so much memory. */
    public void cleared(long words) {
        clearedWords += words;
    }

    /** Why a slot cannot be emptied, or {@link KernelError#NONE}. */
    public KernelError whyNotDelete(CapabilitySlot slot) {
        if (slot.isElsewhere() && !slot.isForeign() && !mappings.hasCopies(slot)) {
            return KernelError.REMOTE_RELATIONS;
        }
        return mappings.hasCopies(slot) || doom.isBearable(List.of(slot)) ? KernelError.NONE : KernelError.TOO_MUCH_AT_ONCE;
    }

    /** Empties a slot; with the last capability to it an object dies, and what it held with it. */
    public void delete(CapabilitySlot slot) {
        doomed.add(slot);
        if (doomed.size() > 1) {
            // What an object held goes after it, and not within: a chain of nodes may be long.
            return;
        }
        while (!doomed.isEmpty()) {
            if (!doomed.element().isEmpty()) {
                empty(doomed.element());
            }
            doomed.remove();
        }
    }

    private void empty(CapabilitySlot slot) {
        boolean last = !mappings.hasCopies(slot);
        if (last && frontier.keeps(slot)) {
            // It was given away, or its node died. The range stays in use as long as other cores have what was there.
            move(slot, frontier.newPlace(takeOrdinals(1)));
            return;
        }
        Capability capability = slot.capability();
        Optional<CapabilitySlot> place = last ? frontier.placeOfSource(slot) : Optional.empty();
        touched(1);
        if (last) {
            frontier.goes(slot);
        }
        unmap(slot);
        slot.empty(mappings);
        if (last) {
            Life.of(capability.type()).died(this, capability);
            reclaimed.uncovered(capability).forEach(this::reclaim);
            place.ifPresent(frontier::madeOfItGoes);
        }
    }

    /**
     * Memory that this core answers for from now on: of its bytes none is ever without a capability.
     *
     * @param range not covered by any capability yet, or by some only in part
     */
    public void install(AddressRange range) {
        reclaimed.install(range);
        mappings.uncovered(Relations.typeRoot(ObjectType.RAM), range).forEach(this::reclaim);
    }

    private void reclaim(AddressRange piece) {
        reclaimed.keep(piece, new CapabilitySlot(takeOrdinals(1)));
    }

    /** Whether a capability stands for memory that this core answers for. */
    boolean answersFor(Capability capability) {
        return reclaimed.isOurs(capability);
    }

    /** All memory that this core answers for. */
    public List<AddressRange> installed() {
        return reclaimed.installed();
    }

    /**
     * Hands out memory to which the last capability has gone: the piece that has waited longest.
     *
     * @param to an empty slot
     * @return whether there was any
     */
    public boolean handOutReclaimed(CapabilitySlot to) {
        Optional<CapabilitySlot> oldest = reclaimed.oldest();
        oldest.ifPresent(from -> {
            move(from, to);
            reclaimed.drop(from);
        });
        return oldest.isPresent();
    }

    /**
     * Empties every other slot that holds a copy of a capability, and every slot that holds something made of it; or
     * none, if that cannot be.
     *
     * @return {@link KernelError#NONE}, or why nothing was done: one of them carries a right that the capability in this
     *     slot lacks, other cores have some of them, or they are too many
     */
    public KernelError revoke(CapabilitySlot slot) {
        // Whoever answers for a foreign one has it too.
        return revoke(slot, slot.isForeign() || slot.isElsewhere(), CapabilitySlot::isElsewhere);
    }

    /** The same whatever other cores have. */
    public KernelError revokeHere(CapabilitySlot slot) {
        return revoke(slot, false, relative -> false);
    }

    private KernelError revoke(CapabilitySlot slot, boolean isRemote, Predicate<CapabilitySlot> orRemote) {
        List<CapabilitySlot> relatives = mappings.descendants(slot, Work.RELATIVES_MAX + 1);
        boolean bearable = doom.isBearable(relatives);
        relatives.addAll(mappings.copies(slot, Work.RELATIVES_MAX + 1));
        if (!bearable || relatives.size() > Work.RELATIVES_MAX) {
            return KernelError.TOO_MUCH_AT_ONCE;
        }
        int rights = slot.capability().rights();
        if (relatives.stream().anyMatch(other -> (other.capability().rights() & ~rights) != 0)) {
            return KernelError.OUTRANKED;
        }
        if (isRemote || relatives.stream().anyMatch(orRemote)) {
            return KernelError.REMOTE_RELATIONS;
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
        touched(CapabilityNode.SLOTS);
        return existing(nodes, node).slots().stream().filter(slot -> !slot.isEmpty()).toList();
    }

    void bearNode(Capability capability) {
        nodes.put(Relations.address(capability), new CapabilityNode(takeOrdinals(CapabilityNode.SLOTS)));
    }

    void bear(DispatcherCapability capability) {
        DispatcherControlBlock dispatcher = new DispatcherControlBlock();
        dispatchers.put(capability.base(), dispatcher);
        scheduler.add(dispatcher);
    }

    void bear(EndPointCapability capability) {
        // An endpoint lies inside its dispatcher: the nearest dispatcher at or below its address.
        DispatcherControlBlock listener = dispatchers.get(dispatchers.headMap(capability.base() + 1).lastKey());
        EndpointBuffer buffer = new EndpointBuffer(listener, takeOrdinals(EndpointBuffer.CAPACITY));
        endpoints.put(capability.base(), buffer);
        listener.listenTo(buffer);
    }

    void buryNode(Capability capability) {
        deleteAll(nodes.remove(Relations.address(capability)).slots());
    }

    void bury(DispatcherCapability capability) {
        DispatcherControlBlock dispatcher = dispatchers.remove(capability.base());
        scheduler.remove(dispatcher);
        dispatcher.end(DispatcherControlBlock.KILLED);
    }

    void bury(EndPointCapability capability) {
        EndpointBuffer buffer = endpoints.remove(capability.base());
        buffer.listener().stopListeningTo(buffer);
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
