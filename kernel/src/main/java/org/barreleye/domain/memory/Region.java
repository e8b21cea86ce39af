package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * A part of an address space in which a memory object is mapped. Some of its pages may be empty: an access to them is a
 * page fault.
 */
public final class Region implements Copyable {
    private static final long UNPLACED = -1;

    private final AddressSpace space;
    private final MemoryObject object;
    private final long guardBytes;
    // What is mapped, by offset.
    private final NavigableMap<Long, MappedPart> parts = new TreeMap<>();
    // Unknown on a core without an MMU until the first frame is mapped.
    private long base;
    private Rights access;
    private boolean isLive = true;

    Region(AddressSpace space, MemoryObject object, long base, Placement placement) {
        this.space = space;
        this.object = object;
        this.base = base;
        access = placement.access();
        guardBytes = placement.guardBytes();
    }

    /** A region whose address is that of the first frame. */
    static Region unplaced(AddressSpace space, MemoryObject object, Placement placement) {
        return new Region(space, object, UNPLACED, placement);
    }

    /** The address of the first byte. */
    public long base() {
        return base;
    }

    /** The size in bytes. */
    public long bytes() {
        return object.bytes();
    }

    /** The object that is mapped. */
    public MemoryObject object() {
        return object;
    }

    /** The slot of the first frame that is mapped; the null address if there is none. */
    public CapabilityAddress frame() {
        return parts.isEmpty() ? CapabilityAddress.NULL : parts.firstEntry().getValue().part.frame();
    }

    /** The slot of the frame that is mapped at an offset. */
    public Optional<CapabilityAddress> frameAt(long offset) {
        return partAt(offset).map(found -> found.part.frame());
    }

    /** The access that is permitted. */
    public Rights access() {
        return access;
    }

    /** Returns whether writes are permitted. */
    public boolean isWritable() {
        return (access.bits() & ObjectRights.WRITE) != 0;
    }

    /** The bytes of the pages that are not empty. */
    public long residentBytes() {
        return parts.values().stream().mapToLong(found -> found.part.bytes()).sum();
    }

    /** Returns whether it has not ended. */
    public boolean isLive() {
        return isLive;
    }

    /** Its bytes. */
    public Window window(Memory memory) {
        return new Window(memory, base, bytes());
    }

    /**
     * Maps part of a frame, for objects.
     *
     * @param offset of the first byte in the region, a multiple of the size of a page
     * @param limit the most access that these pages may ever permit
     * @return refused with {@link KernelError#ENTRY_IN_USE} if something is mapped there
     */
    public Outcome<Outcome.Unit> map(long offset, FramePart part, Rights limit) {
        if (!isLive || !isFree(offset, part.bytes())) {
            return Outcome.refused(KernelError.ENTRY_IN_USE);
        }
        Rights permitted = limit.and(access);
        Outcome<List<PageTables.Mapping>> mapped = space.tables().isPresent()
                ? AddressSpace.retried(() -> space.tables().get().map(base + offset, part, permitted))
                : mapPhysical(offset, part);
        return mapped.flatMap(mappings -> {
            if (!isLive || !isFree(offset, part.bytes())) {
                // Another thread was faster while this one waited for a table.
                space.tables().ifPresent(tables -> mappings.forEach(tables::unmap));
                return Outcome.refused(KernelError.ENTRY_IN_USE);
            }
            add(offset, part, limit, mappings);
            return Outcome.unit();
        });
    }

    private void add(long offset, FramePart part, Rights limit, List<PageTables.Mapping> mappings) {
        parts.put(offset, new MappedPart(part, limit, limit.and(access), mappings));
        space.onMapped(this, part.frame());
    }

    /**
     * Maps part of a frame at the first byte of the region. On a core without an MMU the frame is accessible already,
     * at its physical address.
     */
    Outcome<Outcome.Unit> mapFrame(FramePart part) {
        if (space.tables().isPresent()) {
            return map(0, part, AddressSpace.READ_WRITE);
        }
        base = part.physical();
        add(0, part, AddressSpace.READ_WRITE, List.of());
        return Outcome.unit();
    }

    /** Maps a block from the first byte of the region on, all of it or nothing. */
    Outcome<Outcome.Unit> map(FrameBlock block) {
        long offset = 0;
        for (FrameReference frame : block.frames()) {
            long length = Math.min(FrameBlock.FRAME_BYTES_MAX, block.bytes() - offset);
            Outcome<Outcome.Unit> mapped = map(offset,
                    new FramePart(frame.address(), 0, length, block.base() + offset), AddressSpace.READ_WRITE);
            if (!mapped.succeeded()) {
                unmapAll();
                return mapped;
            }
            offset += length;
        }
        return Outcome.unit();
    }

    private Outcome<List<PageTables.Mapping>> mapPhysical(long offset, FramePart part) {
        return space.mapPhysical(part).flatMap(address -> {
            if (base == UNPLACED) {
                base = address - offset;
            }
            return address == base + offset ? Outcome.of(List.of()) : Outcome.refused(KernelError.BAD_ARGUMENT);
        });
    }

    private boolean isFree(long offset, long bytes) {
        Map.Entry<Long, MappedPart> before = parts.floorEntry(offset);
        Map.Entry<Long, MappedPart> after = parts.ceilingEntry(offset);
        return (before == null || before.getKey() + before.getValue().part.bytes() <= offset)
                && (after == null || offset + bytes <= after.getKey());
    }

    /** Makes the pages empty that were mapped at an offset at once, for objects. */
    public void unmap(long offset) {
        MappedPart ended = parts.remove(offset);
        if (ended != null) {
            space.tables().ifPresent(tables -> ended.mappings.forEach(tables::unmap));
            space.onUnmapped(this, ended.part.frame());
        }
    }

    /**
     * Replaces a page by a copy of it that the CPU driver makes in a frame.
     *
     * @param offset of a page of the smallest size that is mapped to be read
     */
    Outcome<Outcome.Unit> copyTo(PageTables tables, long offset, FramePart copy) {
        MappedPart original = parts.get(offset);
        return tables.copyTo(original.mappings.get(0), copy, access).map(done -> {
            parts.replace(offset, new MappedPart(copy, AddressSpace.READ_WRITE, access, original.mappings));
            space.onMapped(this, copy.frame());
            space.onUnmapped(this, original.part.frame());
            return done;
        });
    }

    /** Returns whether something is mapped at an offset. */
    public boolean isMapped(long offset) {
        return partAt(offset).isPresent();
    }

    private Optional<MappedPart> partAt(long offset) {
        Map.Entry<Long, MappedPart> before = parts.floorEntry(offset);
        return before == null || offset - before.getKey() >= before.getValue().part.bytes() ? Optional.empty()
                : Optional.of(before.getValue());
    }

    /** Changes the access that is permitted, everywhere or nowhere. */
    Outcome<Outcome.Unit> protect(PageTables tables, Rights wanted) {
        Rights before = access;
        List<Long> changed = new ArrayList<>();
        for (Map.Entry<Long, MappedPart> entry : parts.entrySet()) {
            Outcome<MappedPart> protection = entry.getValue().protect(tables, wanted);
            if (!protection.succeeded()) {
                changed.forEach(offset -> parts.get(offset).protect(tables, before)
                        .map(restored -> parts.replace(offset, restored)));
                return Outcome.refused(protection.error());
            }
            entry.setValue(protection.value());
            changed.add(entry.getKey());
        }
        access = wanted;
        return Outcome.unit();
    }

    /** Makes all pages empty. */
    void unmapAll() {
        List.copyOf(parts.keySet()).forEach(this::unmap);
    }

    /** Ends the region: all pages are empty from now on. */
    void end() {
        isLive = false;
        unmapAll();
    }

    long guardBytes() {
        return guardBytes;
    }

    /** The addresses that it takes, without its guard pages. */
    long pageBytes() {
        return bytes() + PageTables.PAGE_BYTES - 1 & -PageTables.PAGE_BYTES;
    }

    /**
     * A part of a frame that is mapped.
     *
     * @param part of the frame
     * @param limit the most access that it may permit
     * @param permitted the access that it permits
     * @param mappings in page tables; none on a core without an MMU
     */
    private record MappedPart(FramePart part, Rights limit, Rights permitted, List<PageTables.Mapping> mappings)
            implements Copyable {
        private Outcome<MappedPart> protect(PageTables tables, Rights wanted) {
            Rights changed = limit.and(wanted);
            Outcome<Outcome.Unit> outcome = changed.equals(permitted) ? Outcome.unit()
                    : tables.protect(mappings, permitted, changed);
            return outcome.map(done -> new MappedPart(part, limit, changed, mappings));
        }
    }
}
