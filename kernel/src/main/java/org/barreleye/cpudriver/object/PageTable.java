package org.barreleye.cpudriver.object;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.PageTableFormat;

/**
 * A page table: memory whose entries an MMU reads. The entries themselves are bytes in that memory; this object knows
 * the mappings that have filled them, and those that name this table in tables of the level above.
 */
public final class PageTable implements Copyable {
    private final PageTableCapability capability;
    private final int level;
    @Shared // without state
    private final PageTableFormat format;
    private final MmuKind architecture;
    // By the first entry of each. They do not overlap.
    private final NavigableMap<Integer, PageMapping> mappings = new TreeMap<>();
    private final List<PageMapping> parents = new ArrayList<>();
    private boolean destroyed;

    /**
     * Creates an empty table.
     *
     * @param capability one to its memory, which is zero
     */
    public PageTable(PageTableCapability capability) {
        this.capability = capability;
        level = capability.type().pageTableLevel();
        architecture = architectureOf(capability.type());
        format = PageTableFormat.of(architecture);
    }

    private static MmuKind architectureOf(ObjectType type) {
        return MmuKind.valueOf(type.pageTableArchitecture().toUpperCase(Locale.ROOT));
    }

    /** Returns whether capabilities of a type are to tables whose addresses entries of this one can hold. */
    public boolean isAbove(ObjectType type) {
        return type.pageTableLevel() > 0 && architectureOf(type) == architecture && type.pageTableLevel() == level - 1;
    }

    /** The type of its capabilities. */
    public ObjectType type() {
        return capability.type();
    }

    /** The packed canonical address of the table. */
    public long base() {
        return capability.base();
    }

    /** A capability to it. */
    public PageTableCapability capability() {
        return capability;
    }

    /** The level; that of tables whose entries name pages of the smallest size is 1. */
    public int level() {
        return level;
    }

    /** The format of its entries. */
    public PageTableFormat format() {
        return format;
    }

    /** The kind of MMU that reads it. */
    public MmuKind architecture() {
        return architecture;
    }

    /** Returns whether it is the root of an address space. */
    public boolean isRoot() {
        return level == format.levels();
    }

    /** The number of entries. */
    public int entries() {
        return 1 << format.indexBits(level);
    }

    /** The size of what an entry stands for, in bytes. */
    public long entrySpan() {
        return 1L << format.shift(level);
    }

    /** The packed canonical address of an entry. */
    public long addressOf(int entry) {
        return base() + (long) entry * format.entryBytes();
    }

    /** Returns whether a mapping uses one of some adjacent entries. */
    public boolean isInUse(int first, int count) {
        var before = mappings.lowerEntry(first + count);
        return before != null && before.getKey() + before.getValue().entries() > first;
    }

    /** The mapping that uses an entry. */
    public Optional<PageMapping> mappingAt(int entry) {
        var before = mappings.floorEntry(entry);
        return before == null || before.getKey() + before.getValue().entries() <= entry ? Optional.empty()
                : Optional.of(before.getValue());
    }

    /** The mappings, by their first entries. */
    public Collection<PageMapping> mappings() {
        return mappings.values();
    }

    /** The mappings by their first entries, from the last one on that begins at an entry or before it. */
    public Collection<PageMapping> mappingsFrom(int entry) {
        Integer first = mappings.floorKey(entry);
        return mappings.tailMap(first == null ? entry : first, true).values();
    }

    /** The mappings that name this table in tables of the level above. */
    public List<PageMapping> parents() {
        return parents;
    }

    /** Adds a mapping of entries that none uses. */
    public void add(PageMapping mapping) {
        mappings.put(mapping.entry(), mapping);
        mapping.child().ifPresent(child -> child.parents.add(mapping));
    }

    /** Removes a mapping. */
    public void remove(PageMapping mapping) {
        mappings.remove(mapping.entry());
        mapping.child().ifPresent(child -> child.parents.remove(mapping));
    }

    /** The last capability to it is deleted: no MMU reads it from now on. */
    public void destroy() {
        destroyed = true;
    }

    /** Returns whether the last capability to it is deleted. */
    public boolean isDestroyed() {
        return destroyed;
    }
}
