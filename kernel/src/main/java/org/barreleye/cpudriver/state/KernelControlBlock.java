package org.barreleye.cpudriver.state;

import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.MappingDatabase;
import org.barreleye.cpudriver.dma.DmaWindows;
import org.barreleye.cpudriver.mailbox.MailboxDriver;
import org.barreleye.cpudriver.mailbox.MailboxRegisters;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.MappedRegion;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.cpudriver.schedule.Scheduler;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.syscall.Program;

/**
 * The kernel control block: all the state of one CPU driver. Its parts are the mapping database of the capabilities,
 * the {@linkplain KernelObjects kernel objects}, the scheduler, the mailbox driver, the
 * {@linkplain InterruptVectors connected interrupt vectors}, the {@linkplain DmaWindows windows of devices onto
 * memory}, the {@linkplain CapabilityDirectory directory of
 * capabilities that cross cores} and memory that waits to be reclaimed.
 */
public final class KernelControlBlock implements Copyable {
    static final KernelObjectLifecycle LIFECYCLE = new KernelObjectLifecycle();

    @Shared // code
    private final List<Program> programs;
    private final QueueSizes sizes;
    private final MappingDatabase<CapabilitySlot> mappings;
    private final Scheduler scheduler;
    private final SlotOrdinals ordinals;
    private final KernelObjects objects;
    private final FrameMappings frameMappings;
    private final PageMappings pageMappings;
    private final Translations translations;
    private final ReclaimedMemory reclaimed;
    private final CapabilityDirectory directory;
    private final MailboxDriver mailbox;
    private final InterruptVectors interrupts = new InterruptVectors();
    private final DmaWindows dmaWindows;
    private final CapabilityDeletion deletion;
    private Optional<DispatcherControlBlock> directSwitch = Optional.empty();
    // A machine with a bug is not copied.
    private transient KernelBug bug;
    private long accessedSlots;
    private long clearedWords;

    /** Creates the state of a CPU driver that has just started, on a machine without devices. */
    public KernelControlBlock(List<Program> programs, Optional<MailboxRegisters> mailbox, SchedulingPolicy policy,
            QueueSizes sizes, TranslationHardware hardware) {
        this(programs, mailbox, policy, sizes, hardware, DmaWindows.none());
    }

    /**
     * Creates the state of a CPU driver that has just started.
     *
     * @param programs the programs of the boot image, by number
     * @param mailbox the registers of the mailbox, if the core has one
     * @param policy the scheduling policy of the core
     * @param sizes the sizes of rings and queues
     * @param hardware the access to page tables and to the TLB of the core
     * @param dmaWindows the windows of devices onto memory
     */
    public KernelControlBlock(List<Program> programs, Optional<MailboxRegisters> mailbox, SchedulingPolicy policy,
            QueueSizes sizes, TranslationHardware hardware, DmaWindows dmaWindows) {
        this.dmaWindows = dmaWindows;
        this.mailbox = new MailboxDriver(mailbox);
        this.programs = List.copyOf(programs);
        this.sizes = sizes;
        mappings = MappingDatabase.ofSlots();
        scheduler = policy.create();
        ordinals = new SlotOrdinals();
        objects = new KernelObjects(scheduler, ordinals, sizes);
        frameMappings = new FrameMappings(hardware);
        pageMappings = new PageMappings(this, hardware);
        translations = new Translations(hardware);
        reclaimed = new ReclaimedMemory(mappings, ordinals);
        directory = new CapabilityDirectory(this);
        deletion = new CapabilityDeletion(this, reclaimed);
    }

    /** The sizes of rings and queues. */
    public QueueSizes queueSizes() {
        return sizes;
    }

    /** The mapping database: every capability of this core, and which descends from which. */
    public MappingDatabase<CapabilitySlot> mappings() {
        return mappings;
    }

    /** The scheduler of this core. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** The kernel objects of this core. */
    public KernelObjects objects() {
        return objects;
    }

    /** The mappings in page tables. */
    public PageMappings pageMappings() {
        return pageMappings;
    }

    /** The active address space, and the counts of the MMU. */
    public Translations translations() {
        return translations;
    }

    /** Delete. */
    public CapabilityDeletion deletion() {
        return deletion;
    }

    /** Revoke. */
    public CapabilityRevocation revocation() {
        return deletion.revocation();
    }

    /** The driver of the mailbox. */
    public MailboxDriver mailbox() {
        return mailbox;
    }

    /** The interrupt vectors that are connected to endpoints. */
    public InterruptVectors interrupts() {
        return interrupts;
    }

    /** The windows through which devices access memory. */
    public DmaWindows dmaWindows() {
        return dmaWindows;
    }

    /** The directory of the capabilities that were received from other cores or delivered to them. */
    public CapabilityDirectory directory() {
        return directory;
    }

    /** The program with a number, if the boot image has one. */
    public Optional<Program> program(long number) {
        return number >= 0 && number < programs.size() ? Optional.of(programs.get((int) number)) : Optional.empty();
    }

    /** The capability space below a root CNode. */
    public CapabilitySpace space(CNode root) {
        return new CapabilitySpace(objects, revocation(), root);
    }

    /**
     * Returns whether a descendant of a capability lies in a part of its range.
     *
     * @param source the slot of the capability
     * @param offset of the part inside the range
     * @param bytes its length; offset and length lie inside the range
     */
    public boolean isInUse(CapabilitySlot source, long offset, long bytes) {
        return mappings.hasDescendantIn(source, Relations.address(source.capability()) + offset, bytes);
    }

    /** Fills an empty slot with the first capability of a new object, and creates the object. */
    public void create(CapabilitySlot slot, Capability capability) {
        insert(slot, capability);
        LIFECYCLE.create(this, capability);
    }

    /** Fills an empty slot with a further capability to an existing object or to plain memory. */
    public void insert(CapabilitySlot slot, Capability capability) {
        countSlotAccesses(1);
        slot.fill(capability, mappings);
        revocation().onInserted(capability);
    }

    /**
     * Moves a capability to an empty slot. Frames that were mapped through the old slot are unmapped: at once, or in
     * further steps if there are many mappings.
     */
    public void move(CapabilitySlot from, CapabilitySlot to) {
        Capability capability = from.capability();
        deletion.unmapThrough(from);
        countSlotAccesses(2);
        unmap(from);
        revocation().onEmptied(from);
        from.empty(mappings);
        to.fill(capability, mappings);
    }

    /** Maps the frame in a slot for a dispatcher, until the slot is emptied. */
    public void map(DispatcherControlBlock dispatcher, CapabilitySlot slot, MappedRegion region) {
        frameMappings.map(dispatcher, slot, region);
    }

    void unmap(CapabilitySlot slot) {
        interrupts.disconnectThrough(slot);
        dmaWindows.closeThrough(slot);
        countSlotAccesses(frameMappings.unmap(slot));
    }

    /** A slot outside all capability spaces. */
    CapabilitySlot newSlot() {
        return new CapabilitySlot(ordinals.take(1));
    }

    /** An empty slot for what another core has of an object. */
    CapabilitySlot newRemoteSlot(int holder) {
        return CapabilitySlot.ofRemote(ordinals.take(1), holder);
    }

    /** Makes the receiver of a message run next, for the rest of the sender's time slice. */
    public void switchTo(DispatcherControlBlock receiver) {
        directSwitch = Optional.of(receiver);
    }

    /** Takes the dispatcher that {@link #switchTo} named last, if it has not been taken yet. */
    public Optional<DispatcherControlBlock> takeDirectSwitch() {
        Optional<DispatcherControlBlock> receiver = directSwitch;
        directSwitch = Optional.empty();
        return receiver;
    }

    /**
     * Makes this core the owner of memory: each of its bytes is covered by a capability or can be reclaimed.
     *
     * @param range not covered by capabilities yet, or only in part
     */
    public void addOwnedMemory(AddressRange range) {
        reclaimed.addOwnedMemory(range);
        while (reclaimed.hasWork()) {
            reclaimed.advance(new StepBudget(StepBudget.SLOTS_EMPTIED_MAX));
        }
    }

    /** Makes another core the owner of memory. Capabilities to it that come from there are foreign. */
    public void giveUpMemory(AddressRange range) {
        reclaimed.giveUp(range);
    }

    /** Returns whether this core owns the memory of a capability. */
    boolean owns(Capability capability) {
        return reclaimed.owns(capability);
    }

    /** All memory that this core owns. */
    public List<AddressRange> ownedMemory() {
        return reclaimed.ownedMemory();
    }

    /**
     * Moves a capability to reclaimed memory into an empty slot: the piece at the lowest address.
     *
     * @return false if there is none
     */
    public boolean takeReclaimed(CapabilitySlot to) {
        Optional<CapabilitySlot> piece = reclaimed.poll();
        piece.ifPresent(from -> move(from, to));
        return piece.isPresent();
    }

    /** The work of all system calls since the core was started. */
    public SystemCallCost cost() {
        return new SystemCallCost(accessedSlots, mappings.visits(), clearedWords);
    }

    /** Counts slots that a system call has accessed. */
    public void countSlotAccesses(long slots) {
        accessedSlots += slots;
    }

    /** Counts words of memory that a system call has cleared. */
    public void countClearedWords(long words) {
        clearedWords += words;
    }

    /** Records that an invariant of this CPU driver does not hold. The first one counts. */
    public void setBug(KernelBug found) {
        if (bug == null) {
            bug = found;
        }
    }

    /**
     * Checks that no invariant was violated in a system call, even if the program has caught the exception.
     *
     * @throws KernelBug if one was
     */
    public void requireNoBug() {
        if (bug != null) {
            throw bug;
        }
    }
}
