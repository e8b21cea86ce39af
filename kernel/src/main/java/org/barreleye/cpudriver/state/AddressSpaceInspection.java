package org.barreleye.cpudriver.state;

import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.MappedRegion;
import org.barreleye.cpudriver.object.PageMapping;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.generated.kernel.MappingCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.EntryFlags;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.PageRights;
import org.barreleye.machine.translation.PageTableFormat;
import org.barreleye.machine.translation.UsageBits;

/**
 * The memory that one dispatcher can access, for display. With an MMU it reads the entries of the page tables, as the
 * hardware does, but sets no bits of them and fills no TLB entry.
 */
public final class AddressSpaceInspection {
    private final TranslationHardware hardware;
    private final DispatcherControlBlock dispatcher;
    private int visited;

    AddressSpaceInspection(TranslationHardware hardware, DispatcherControlBlock dispatcher) {
        this.hardware = hardware;
        this.dispatcher = dispatcher;
    }

    /** The number of mappings and regions that were looked at. */
    public int visited() {
        return visited;
    }

    /** The first memory at or after an address, or how far a bounded search has come. */
    public Outcome<MappedPart> next(long from) {
        Optional<MappedPart> found = hardware.kind() == MmuKind.NONE ? nextRegion(from)
                : dispatcher.pageTables().flatMap(root -> nextPages(root, from));
        return found.map(Outcome::of).orElseGet(() -> Outcome.refused(KernelError.NOT_MAPPED));
    }

    private Optional<MappedPart> nextPages(PageTable root, long from) {
        PageTableFormat format = root.format();
        long bits = from & -1L >>> Long.SIZE - format.shift(root.level()) - format.indexBits(root.level());
        if (bits != from && format.virtualAddress(bits) != from) {
            return Optional.empty();
        }
        MappingSearch search = new MappingSearch(bits);
        Optional<PageMapping> found = search.below(root);
        visited += search.visited();
        return search.isStopped() ? Optional.of(MappedPart.nothingBefore(format.virtualAddress(search.position())))
                : found.map(mapping -> pages(mapping, search.position(), Math.max(bits, search.position())));
    }

    /** The pages of a mapping that begins at a position, from an address on. */
    private MappedPart pages(PageMapping mapping, long begin, long from) {
        PageTable table = mapping.table();
        int shift = table.format().shift(table.level());
        UsageBits bits = table.format().usageBits();
        int first = (int) (from - begin >>> shift);
        int access = ObjectRights.READ | ObjectRights.WRITE;
        int accessed = 0;
        int written = 0;
        for (int i = first; i < mapping.entries(); i++) {
            long entry = load(table, mapping.entry() + i);
            access &= access(table, entry);
            accessed += bits.isAccessed(entry) ? 1 : 0;
            written += bits.isDirty(entry) ? 1 : 0;
        }
        return new MappedPart(table.format().virtualAddress(begin + ((long) first << shift)),
                (long) (mapping.entries() - first) << shift, table.entrySpan(), base(mapping, first), access,
                bits.exist() ? Optional.of(new MappedPart.Usage(accessed, written)) : Optional.empty(),
                Optional.of(mapping.source()));
    }

    private static int access(PageTable table, long entry) {
        int rights = table.format().rights(table.level(), entry);
        return ((rights & PageRights.USER_READS) != 0 ? ObjectRights.READ : 0)
                | ((rights & PageRights.USER_WRITES) != 0 ? ObjectRights.WRITE : 0);
    }

    /** The packed canonical address of what an entry of a mapping names. */
    private static long base(PageMapping mapping, int entry) {
        return ((MappingCapability) mapping.slot().capability()).base() + entry * mapping.table().entrySpan();
    }

    private long load(PageTable table, int entry) {
        return hardware.load(table.addressOf(entry), table.format().entryBytes());
    }

    /** The part of a region up to its end, or up to the beginning of another one, which may permit more. */
    private Optional<MappedPart> nextRegion(long from) {
        long first = Long.MAX_VALUE;
        for (MappedRegion region : dispatcher.regions()) {
            visited++;
            if (region.base() + region.bytes() > from) {
                first = Math.min(first, Math.max(region.base(), from));
            }
        }
        Optional<MappedRegion> best = Optional.empty();
        long end = Long.MAX_VALUE;
        for (MappedRegion region : dispatcher.regions()) {
            boolean allows = region.allows(first, 1, false);
            if (allows && (best.isEmpty() || region.isWritable() && !best.get().isWritable())) {
                best = Optional.of(region);
            }
            end = region.base() > first ? Math.min(end, region.base()) : end;
        }
        long begin = first;
        long limit = end;
        return best.map(region -> new MappedPart(begin, Math.min(limit, region.base() + region.bytes()) - begin, 0,
                begin, ObjectRights.READ | (region.isWritable() ? ObjectRights.WRITE : 0), Optional.empty(),
                Optional.of(region.source())));
    }

    /**
     * A step of the walk for an address.
     *
     * @param depth the number of tables above
     */
    public Outcome<WalkStep> step(long virtual, int depth) {
        if (hardware.kind() == MmuKind.NONE) {
            return Outcome.refused(KernelError.NO_MMU);
        }
        Optional<PageTable> table = dispatcher.pageTables();
        if (table.isPresent() && !table.get().format().covers(virtual)) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        for (int i = 0; i < depth && table.isPresent(); i++) {
            table = table.flatMap(above -> above.mappingAt(index(above, virtual))).flatMap(PageMapping::child);
        }
        return table.map(found -> Outcome.of(step(found, virtual)))
                .orElseGet(() -> Outcome.refused(KernelError.NOT_MAPPED));
    }

    private static int index(PageTable table, long virtual) {
        return table.format().index(table.level(), virtual);
    }

    private WalkStep step(PageTable table, long virtual) {
        visited++;
        int index = index(table, virtual);
        long entry = load(table, index);
        int flags = flags(table, entry);
        if (EntryFlags.has(flags, EntryFlags.PAGE) && hardware.isInTlb(virtual, dispatcher.addressSpace())) {
            flags |= EntryFlags.IN_TLB;
        }
        Optional<PageMapping> mapping = table.mappingAt(index);
        long names = mapping.map(filled -> base(filled, index - filled.entry())).orElse(0L);
        return new WalkStep(table, index, entry, flags, names, mapping);
    }

    private static int flags(PageTable table, long entry) {
        PageTableFormat format = table.format();
        PageTableFormat.Kind kind = format.kind(table.level(), entry);
        if (kind == PageTableFormat.Kind.EMPTY) {
            return 0;
        }
        int access = access(table, entry);
        int flags = ((access & ObjectRights.READ) != 0 ? EntryFlags.READABLE : 0)
                | ((access & ObjectRights.WRITE) != 0 ? EntryFlags.WRITABLE : 0);
        if (kind == PageTableFormat.Kind.TABLE) {
            return flags | EntryFlags.TABLE;
        }
        UsageBits bits = format.usageBits();
        return flags | EntryFlags.PAGE
                | (bits.exist() ? EntryFlags.HAS_USAGE : 0)
                | (bits.isAccessed(entry) ? EntryFlags.ACCESSED : 0)
                | (bits.isDirty(entry) ? EntryFlags.DIRTY : 0);
    }

    /**
     * The packed canonical address of the memory that the dispatcher reads at an address. Registers of devices are not
     * for display: a read may change them.
     */
    public Outcome<Long> locate(long address) {
        return hardware.kind() == MmuKind.NONE ? locatePhysical(address) : locatePage(address);
    }

    private Outcome<Long> locatePhysical(long address) {
        List<MappedRegion> readable =
                dispatcher.regions().stream().filter(region -> region.allows(address, 1, false)).toList();
        return readable.isEmpty() ? Outcome.refused(KernelError.NOT_MAPPED)
                : readable.stream().anyMatch(region -> isDevice(region.source()))
                ? Outcome.refused(KernelError.WRONG_TYPE) : Outcome.of(address);
    }

    private static boolean isDevice(CapabilitySlot source) {
        return source.capability().type() == ObjectType.DEVICE_FRAME;
    }

    private Outcome<Long> locatePage(long address) {
        int depth = 0;
        Outcome<WalkStep> step = step(address, depth);
        while (step.succeeded() && !step.value().isPage()) {
            depth++;
            step = step(address, depth);
        }
        return step.succeeded() ? locate(step.value(), address) : Outcome.refused(KernelError.NOT_MAPPED);
    }

    private static Outcome<Long> locate(WalkStep page, long address) {
        return page.mapping().filter(mapping -> isDevice(mapping.source())).isPresent()
                ? Outcome.refused(KernelError.WRONG_TYPE)
                : Outcome.of(page.names() + (address & page.table().entrySpan() - 1));
    }
}
