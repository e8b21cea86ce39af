package org.barreleye.cpudriver.paging;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.state.StateCloner;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.description.TimerKind;
import org.barreleye.machine.translation.Access;
import org.barreleye.machine.translation.Mmu;
import org.barreleye.machine.translation.MmuCounts;
import org.barreleye.machine.translation.PageFault;
import org.barreleye.machine.translation.PageTableMemory;
import org.barreleye.machine.translation.Privilege;

/** A CPU driver with an MMU over memory that it shares with other such cores. Nothing costs time. */
class PagingCore implements TranslationHardware, PageTableMemory {
    static final int SLOTS = 200;
    private static final long PAGE_BYTES = 4096;
    // Bits of x86-64: the named page is no table, and is not executed.
    private static final long NOT_A_TABLE = 1L << 63 | 1 << 7;

    /** A page of an address space. */
    record Page(int space, long virtual) implements Comparable<Page> {
        @Override
        public int compareTo(Page other) {
            return space != other.space ? Integer.compare(space, other.space) : Long.compare(virtual, other.virtual);
        }
    }

    private final int number;
    private final MmuKind kind;
    private final SortedMap<Long, Long> memory;
    private final Canary canary;
    private final Mmu mmu;
    private final KernelControlBlock control;
    private final List<CapabilitySlot> slots;
    /** The pages that were translated, and to what, as long as the TLB has a translation. */
    private final SortedMap<Page, Long> translated = new TreeMap<>();
    /** The identifiers of all address spaces up to now. */
    private final SortedSet<Integer> identifiers = new TreeSet<>();
    private Optional<PagingDomain> current = Optional.empty();

    PagingCore(int number, MmuKind kind, SortedMap<Long, Long> memory, Canary canary) {
        this(number, kind, memory, canary, SLOTS);
    }

    /** A core with so many slots for capabilities. */
    PagingCore(int number, MmuKind kind, SortedMap<Long, Long> memory, Canary canary, int slotCount) {
        this.number = number;
        this.kind = kind;
        this.memory = memory;
        this.canary = canary;
        CoreCosts costs = Presets.named("two-x86").cores().get(0).costs();
        mmu = new Mmu(new CoreDescription(new CoreId(number), "test", kind == MmuKind.ARMV7 || kind == MmuKind.X86_32
                ? 32 : 64, Endianness.LITTLE, 1000, costs, kind, TimerKind.ONE_SHOT, InitialState.WAITING, List.of(), 0,
                List.of()), this);
        control = new KernelControlBlock(List.of(), Optional.empty(), SchedulingPolicy.ROUND_ROBIN, QueueSizes.DEFAULT,
                this);
        slots = new CNode(1_000_000L * (number + 1)).slots(0, slotCount);
    }

    KernelControlBlock control() {
        return control;
    }

    Mmu mmu() {
        return mmu;
    }

    /** Returns whether the MMU would permit an access now. Asking changes neither the TLB nor the memory. */
    boolean wouldPermit(long virtual, Access access) {
        StateCloner cloner = new StateCloner();
        cloner.register(this, new UnchangedTables(memory));
        try {
            cloner.copy(mmu).translate(virtual, access, Privilege.USER);
            return true;
        } catch (PageFault fault) {
            return false;
        }
    }

    /** The CPU driver begins to handle a system call. */
    void enterKernel() {}

    /** The stores of the CPU driver that no MMU sees yet, by address. */
    SortedMap<Long, Long> delayedStores() {
        return new TreeMap<>();
    }

    List<CapabilitySlot> slots() {
        return slots;
    }

    Optional<CapabilitySlot> emptySlot() {
        return slots.stream().filter(CapabilitySlot::isEmpty).findFirst();
    }

    int number() {
        return number;
    }

    /** The domain that runs, if it has page tables. */
    Optional<PagingDomain> current() {
        return current.filter(PagingDomain::hasPageTables);
    }

    /** Lets a domain run, as the CPU driver does. */
    void switchTo(PagingDomain domain) {
        current = Optional.of(domain);
        if (control.translations().switchTo(domain.dispatcher())) {
            control.pageMappings().activate(domain.dispatcher());
        }
    }

    /**
     * Page tables are set, by the domain that runs for itself or for another one. Returns whether other page tables had
     * their identifier before.
     */
    boolean onPageTablesSet(PagingDomain domain) {
        if (current.filter(domain::equals).isPresent()) {
            control.pageMappings().activate(domain.dispatcher());
        }
        return !identifiers.add(domain.dispatcher().addressSpace());
    }

    /** An access of the domain that runs: the address that it goes to, or nothing if it is a page fault. */
    OptionalLong translate(long virtual, Access access) {
        try {
            long found = mmu.translate(virtual, access, Privilege.USER);
            translated.put(new Page(current.orElseThrow().dispatcher().addressSpace(), virtual & -PAGE_BYTES),
                    found & -PAGE_BYTES);
            return OptionalLong.of(found);
        } catch (PageFault fault) {
            return OptionalLong.empty();
        }
    }

    /** The translation of an address in the page tables that are set, for a check. */
    OptionalLong probe(long virtual, Access access) {
        try {
            return OptionalLong.of(mmu.translate(virtual, access, Privilege.USER));
        } catch (PageFault fault) {
            return OptionalLong.empty();
        }
    }

    /** The translations in the TLB. */
    SortedMap<Page, Long> inTlb() {
        translated.keySet().removeIf(page -> !mmu.isInTlb(page.virtual(), page.space()));
        return translated;
    }

    // ---- For the CPU driver

    @Override
    public MmuKind kind() {
        return kind;
    }

    @Override
    public boolean isInTlb(long virtual, int addressSpace) {
        return mmu.isInTlb(virtual, addressSpace);
    }

    @Override
    public void flushCache(long base, long bytes) {
        // Its caches are coherent.
    }

    @Override
    public MmuCounts counts() {
        return mmu.counts();
    }

    @Override
    public boolean isCoherent() {
        return true;
    }

    @Override
    public long load(long address, int bytes) {
        return memory.getOrDefault(address, 0L);
    }

    @Override
    public void store(long address, int bytes, long entry) {
        boolean isTable = (memory.getOrDefault(address, 0L) & NOT_A_TABLE) == 0;
        if (entry == 0 && (canary == Canary.ENTRY_NOT_CLEARED || canary == Canary.TABLE_FREED_EARLY && isTable)) {
            return;
        }
        if (canary == Canary.EARLY_FLUSH && entry == 0) {
            mmu.flush();
        }
        long planted = canary == Canary.RIGHTS_WIDENED ? entry | 2
                : canary == Canary.NEXT_PAGE && (entry & 0x7000) == 0x4000 ? entry + 0x1000 : entry;
        memory.put(address, entry == 0 ? 0 : planted);
    }

    @Override
    public boolean sees(long address) {
        return true;
    }

    @Override
    public long physical(long address) {
        return address;
    }

    @Override
    public void setPageTables(long root, int addressSpace) {
        mmu.setPageTable(root, canary == Canary.SAME_IDENTIFIER ? 0 : addressSpace);
    }

    @Override
    public void invalidatePage(long virtual, int addressSpace) {
        boolean isSkipped = canary == Canary.NO_PAGE_FLUSH || canary == Canary.EARLY_FLUSH
                || canary == Canary.ONE_CORE_FORGOTTEN && number == 1;
        if (!isSkipped) {
            mmu.invalidatePage(canary == Canary.WRONG_PAGE_FLUSHED ? virtual + 0x1000 : virtual, addressSpace);
        }
    }

    @Override
    public void invalidateSpace(int addressSpace) {
        if (canary != Canary.NO_SPACE_FLUSH && canary != Canary.EARLY_FLUSH
                && !(canary == Canary.ONE_CORE_FORGOTTEN && number == 1)) {
            mmu.invalidateSpace(addressSpace);
        }
    }

    @Override
    public void invalidateAll() {
        if (canary != Canary.EARLY_FLUSH) {
            mmu.flush();
        }
    }

    // ---- For the MMU

    @Override
    public OptionalLong loadEntry(long address, int bytes) {
        return OptionalLong.of(memory.getOrDefault(address, 0L));
    }

    @Override
    public void storeEntry(long address, int bytes, long entry) {
        memory.put(address, entry);
    }

    @Override
    public long decode(long address) {
        return address;
    }

    @Override
    public void spend(long cycles) {
        // Time does not matter here.
    }
}
