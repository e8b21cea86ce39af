package org.barreleye.cpudriver.state;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.PageMapping;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.MappingCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.translation.PageRights;
import org.barreleye.machine.translation.PageTableFormat;
import org.barreleye.machine.translation.UsageBits;

/**
 * The mappings in the page tables of a core. A mapping belongs to the slot of the capability through which it was made:
 * before that slot is emptied, and before the slot of the mapping's own capability is, the entries are cleared and the
 * TLB entries invalidated. So no translation outlives the capability to what it names.
 */
public final class PageMappings implements Copyable {
    /** The largest number of entries of a mapping, which bounds the work of one system call. */
    public static final int ENTRIES_MAX = 512;

    private static final int ACCESS = ObjectRights.READ | ObjectRights.WRITE;

    private final KernelControlBlock control;
    private final TranslationHardware hardware;
    private final AddressSpaces spaces = new AddressSpaces();
    private final Invalidation invalidation;
    // By the ordinal of the slot of its own capability.
    private final SortedMap<Long, PageMapping> mappings = new TreeMap<>();
    // By the ordinal of the slot of what is mapped, then by that of the slot of its own capability.
    private final SortedMap<Long, NavigableMap<Long, PageMapping>> bySource = new TreeMap<>();

    PageMappings(KernelControlBlock control, TranslationHardware hardware) {
        this.control = control;
        this.hardware = hardware;
        invalidation = new Invalidation(control, hardware, spaces);
    }

    /**
     * Maps memory or a table.
     *
     * @param source the slot with the capability to it
     * @param offset the offset of the first page in the memory
     * @param entry the index of the first entry
     * @param access the rights of the mapping
     * @param slot an empty slot for the capability of the mapping
     */
    public KernelError map(PageTable table, CapabilitySlot source, long offset, int entry, int entries, int access,
            CapabilitySlot slot) {
        if (entries < 1 || entries > ENTRIES_MAX || entry > table.entries() - entries) {
            return KernelError.BAD_ARGUMENT;
        }
        if (table.isInUse(entry, entries)) {
            return KernelError.ENTRY_IN_USE;
        }
        Capability mapped = source.capability();
        if (isForeign(table.capability()) || isForeign(mapped) && mapped instanceof PageTableCapability
                && !hardware.isCoherent()) {
            return KernelError.FOREIGN_MEMORY;
        }
        Optional<PageTable> child = table.isAbove(mapped.type())
                ? Optional.of(control.objects().pageTable((PageTableCapability) mapped)) : Optional.empty();
        KernelError refusal = child.isPresent() ? checkTable(mapped, table, offset, entries)
                : checkMemory(mapped, table, offset, entries, access);
        if (refusal != KernelError.NONE) {
            return refusal;
        }
        long bytes = child.isPresent() ? Relations.size(mapped) : entries * table.entrySpan();
        int rights = child.isPresent() ? ObjectRights.READ : access;
        control.insert(slot, MappingCapability.of(mappingType(mapped.type()), rights,
                Relations.address(mapped) + offset, bytes, table.base(), entry, entries));
        PageMapping mapping = new PageMapping(slot, source, table, entry, entries, child);
        table.add(mapping);
        mappings.put(slot.ordinal(), mapping);
        addToSource(mapping);
        writeEntries(mapping, rights, UsageBits.none());
        return KernelError.NONE;
    }

    /** Returns whether another core decides about an object. */
    boolean isForeign(Capability object) {
        return control.directory().homeOf(object).isPresent();
    }

    private KernelError checkTable(Capability child, PageTable table, long offset, int entries) {
        if (entries != 1 || offset != 0) {
            return KernelError.BAD_ARGUMENT;
        }
        if ((child.rights() & ObjectRights.READ) == 0) {
            return KernelError.MISSING_RIGHTS;
        }
        return canName(table, Relations.address(child), 1) ? KernelError.NONE : KernelError.ADDRESS_TOO_LARGE;
    }

    KernelError checkMemory(Capability memory, PageTable table, long offset, int entries, int access) {
        if (!memory.type().isMappable() || !table.format().mayBePage(table.level())) {
            return KernelError.WRONG_TYPE;
        }
        KernelError refusal = checkAccess(memory, access);
        if (refusal != KernelError.NONE) {
            return refusal;
        }
        long page = table.entrySpan();
        long size = Relations.size(memory);
        if (Long.compareUnsigned(offset, size) > 0 || Long.compareUnsigned(entries * page, size - offset) > 0) {
            return KernelError.OUTSIDE_SOURCE;
        }
        long base = Relations.address(memory) + offset;
        if (!canName(table, base, entries * page)) {
            return KernelError.ADDRESS_TOO_LARGE;
        }
        return (hardware.physical(base) & page - 1) == 0 ? KernelError.NONE : KernelError.MISALIGNED;
    }

    private static KernelError checkAccess(Capability memory, int access) {
        if ((access & ObjectRights.READ) == 0 || (access & ~ACCESS) != 0) {
            return KernelError.BAD_ARGUMENT;
        }
        return (access & ~memory.rights()) == 0 ? KernelError.NONE : KernelError.MISSING_RIGHTS;
    }

    private boolean canName(PageTable table, long base, long bytes) {
        long last = base + bytes - 1;
        return hardware.sees(base) && hardware.sees(last)
                && hardware.physical(last) - hardware.physical(base) == bytes - 1
                && table.format().canName(hardware.physical(base)) && table.format().canName(hardware.physical(last));
    }

    static ObjectType mappingType(ObjectType mapped) {
        for (ObjectType type : ObjectType.values()) {
            if (type.isMapping() && type.parent().filter(mapped::equals).isPresent()) {
                return type;
            }
        }
        throw new KernelBug("what page tables can name has a type of mappings, and " + mapped + " has none");
    }

    /** Writes the entries of a mapping. Those that were there before keep their accessed and dirty bits. */
    private void writeEntries(PageMapping mapping, int access, UsageBits kept) {
        PageTable table = mapping.table();
        PageTableFormat format = table.format();
        long base = ((MappingCapability) mapping.slot().capability()).base();
        for (int i = 0; i < mapping.entries(); i++) {
            long physical = hardware.physical(base + i * table.entrySpan());
            long entry = mapping.child().isPresent() ? format.tableEntry(table.level(), physical)
                    : format.pageEntry(table.level(), physical, pageRights(access));
            long address = table.addressOf(mapping.entry() + i);
            if (kept.exist()) {
                long old = hardware.load(address, format.entryBytes());
                entry = kept.isAccessed(old) ? kept.afterAccess(entry, kept.isDirty(old)) : entry;
            }
            hardware.store(address, format.entryBytes(), entry);
        }
    }

    private static int pageRights(int access) {
        return (access & ObjectRights.WRITE) == 0 ? PageRights.READ_ONLY : PageRights.READ_WRITE;
    }

    /** The memory that a dispatcher can access, for display. */
    public AddressSpaceInspection inspect(DispatcherControlBlock dispatcher) {
        return new AddressSpaceInspection(hardware, dispatcher);
    }

    /** The mapping whose capability is in a slot. */
    public PageMapping mapping(CapabilitySlot slot) {
        PageMapping mapping = mappings.get(slot.ordinal());
        if (mapping == null) {
            throw new KernelBug("the slot of a mapping's capability is known, " + slot + " is not");
        }
        return mapping;
    }

    /** Changes the access that a mapping permits. */
    public KernelError protect(PageMapping mapping, int access) {
        if (mapping.child().isPresent()) {
            return KernelError.WRONG_TYPE;
        }
        KernelError refusal = checkAccess(mapping.source().capability(), access);
        if (refusal != KernelError.NONE || mapping.isCleared()) {
            return mapping.isCleared() ? KernelError.UNMAP_IN_PROGRESS : refusal;
        }
        Capability capability = mapping.slot().capability();
        if (capability.rights() != access) {
            mapping.slot().empty(control.mappings());
            control.insert(mapping.slot(), capability.withRights(access));
            writeEntries(mapping, access, mapping.table().format().usageBits());
            invalidation.invalidate(mapping);
        }
        return mapping.shootdowns().isEmpty() ? KernelError.NONE : KernelError.UNMAP_IN_PROGRESS;
    }

    /** Copies the page of a mapping to a frame and maps that in its place. */
    public KernelError copyTo(PageMapping mapping, CapabilitySlot frame, long offset, int access) {
        return new PageCopy(control, hardware).copy(mapping, frame, offset, access);
    }

    /** Makes a mapping of one page, whose entry is cleared, one of other memory. */
    void replace(PageMapping mapping, CapabilitySlot source, long offset, int access) {
        removeFromSource(mapping);
        mapping.setSource(source);
        addToSource(mapping);
        Capability memory = source.capability();
        PageTable table = mapping.table();
        mapping.slot().empty(control.mappings());
        control.insert(mapping.slot(), MappingCapability.of(mappingType(memory.type()), access,
                Relations.address(memory) + offset, table.entrySpan(), table.base(), mapping.entry(), 1));
        mapping.setFilled();
        writeEntries(mapping, access, UsageBits.none());
    }

    /**
     * Returns which pages were accessed and written to.
     *
     * @param clear whether the bits of these entries are cleared
     */
    public Outcome<Usage> usage(PageTable table, int entry, int entries, boolean clear) {
        UsageBits bits = table.format().usageBits();
        if (!bits.exist() || isForeign(table.capability())) {
            return Outcome.refused(bits.exist() ? KernelError.FOREIGN_MEMORY : KernelError.NO_SUCH_INVOCATION);
        }
        if (entries < 1 || entries > Long.SIZE || entry > table.entries() - entries) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        if (clear && invalidation.isShared(table)) {
            return Outcome.refused(KernelError.HAS_REMOTE_RELATIVES);
        }
        long accessed = 0;
        long written = 0;
        for (int i = 0; i < entries; i++) {
            long address = table.addressOf(entry + i);
            long value = hardware.load(address, table.format().entryBytes());
            if (table.format().kind(table.level(), value) == PageTableFormat.Kind.PAGE) {
                accessed |= bits.isAccessed(value) ? 1L << i : 0;
                written |= bits.isDirty(value) ? 1L << i : 0;
                if (clear && bits.clear(value) != value) {
                    hardware.store(address, table.format().entryBytes(), bits.clear(value));
                }
            }
        }
        if (clear && (accessed | written) != 0) {
            // With a TLB entry that knows the page as written to, the hardware would not set the bit again.
            invalidation.invalidateLocal(table, entry, entries);
        }
        return Outcome.of(new Usage(accessed, written));
    }

    /**
     * Which pages of a table were accessed and written to; bit i stands for the entry after i others.
     *
     * @param accessed the pages that were accessed
     * @param written those that were written to
     */
    public record Usage(long accessed, long written) {}

    /** The mappings that were made through a slot. */
    Collection<PageMapping> through(CapabilitySlot source) {
        NavigableMap<Long, PageMapping> all = bySource.get(source.ordinal());
        return all == null ? List.of() : all.values();
    }

    /** The mappings in the table of a capability. */
    Collection<PageMapping> in(PageTableCapability table) {
        return control.objects().knownPageTable(table).map(PageTable::mappings).orElse(List.of());
    }

    /** Makes the mappings that were made through a slot belong to another one with the same capability. */
    void moveSource(CapabilitySlot from, CapabilitySlot to) {
        NavigableMap<Long, PageMapping> moved = bySource.remove(from.ordinal());
        if (moved != null) {
            moved.values().forEach(mapping -> mapping.setSource(to));
            bySource.put(to.ordinal(), moved);
        }
    }

    /** Returns whether a slot holds the capability of a mapping that was made through another slot. */
    boolean isMappedThrough(CapabilitySlot slot, CapabilitySlot source) {
        PageMapping mapping = mappings.get(slot.ordinal());
        return mapping != null && mapping.source() == source;
    }

    /**
     * Clears the entries of a mapping whose capability is to be deleted, and invalidates their translations.
     *
     * @return whether no translation is left; otherwise other cores have to invalidate theirs
     */
    boolean clear(PageMapping mapping, StepBudget budget) {
        if (!mapping.isCleared()) {
            PageTable table = mapping.table();
            budget.onRead(mapping.entries());
            // The entries first: the hardware may read a table at any time.
            for (int i = 0; i < mapping.entries(); i++) {
                hardware.store(table.addressOf(mapping.entry() + i), table.format().entryBytes(), 0);
            }
            mapping.setCleared();
            invalidation.invalidate(mapping);
        }
        return mapping.shootdowns().isEmpty();
    }

    /** Forgets the mapping whose capability is in a slot that is being emptied. Its entries are cleared. */
    void remove(CapabilitySlot slot) {
        PageMapping mapping = mapping(slot);
        mapping.table().remove(mapping);
        mappings.remove(slot.ordinal());
        removeFromSource(mapping);
    }

    private void addToSource(PageMapping mapping) {
        bySource.computeIfAbsent(mapping.source().ordinal(), none -> new TreeMap<>())
                .put(mapping.slot().ordinal(), mapping);
    }

    private void removeFromSource(PageMapping mapping) {
        NavigableMap<Long, PageMapping> ofSource = bySource.get(mapping.source().ordinal());
        ofSource.remove(mapping.slot().ordinal());
        if (ofSource.isEmpty()) {
            bySource.remove(mapping.source().ordinal());
        }
    }

    /** Invalidates the translations of this core for a part of what a table of another core maps. */
    public void invalidateShared(PageTableCapability table, long offset, long bytes) {
        control.objects().knownPageTable(table)
                .ifPresent(known -> invalidation.invalidateShared(known, offset, bytes));
    }

    /** The shootdowns, and the invalidation of translations. */
    public Invalidation invalidation() {
        return invalidation;
    }

    /** Makes a dispatcher use page tables. */
    public KernelError setPageTables(DispatcherControlBlock dispatcher, PageTable root) {
        if (!root.isRoot() || root.architecture() != hardware.kind()) {
            return KernelError.WRONG_TYPE;
        }
        OptionalInt space = spaces.identify(root);
        if (space.isEmpty() || !hardware.sees(root.base())) {
            return KernelError.ADDRESS_TOO_LARGE;
        }
        dispatcher.setPageTables(root, space.getAsInt());
        return KernelError.NONE;
    }

    /** Makes the MMU use the page tables of a dispatcher, if it has some. */
    public boolean activate(DispatcherControlBlock dispatcher) {
        dispatcher.pageTables().ifPresent(root ->
                hardware.setPageTables(hardware.physical(root.base()), dispatcher.addressSpace()));
        return dispatcher.pageTables().isPresent();
    }

    /** The last capability to a table is deleted. */
    void onDestroyed(PageTable table) {
        table.destroy();
        if (table.isRoot()) {
            invalidation.invalidateLocal(table, 0, table.entries());
            spaces.remove(table);
        }
    }
}
