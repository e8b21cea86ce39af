package org.barreleye.domain.memory;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.memory.MemoryFault;

/** The report about a page fault that no handler has resolved: what lies at the address, and what to do. */
final class FaultReport {
    private FaultReport() {}

    /** The report, as sentences that follow the message of the fault. */
    static String of(AddressSpace space, MemoryFault fault) {
        Optional<Region> region = space.regionAt(fault.address());
        return region.map(found -> inside(found, fault)).orElseGet(() -> outside(space.regions(), fault.address()));
    }

    private static String inside(Region region, MemoryFault fault) {
        String where = "the address is in " + describe(region) + ", at offset "
                + hex(fault.address() - region.base());
        if (fault.isWrite() && !region.isWritable()) {
            return where + ", which permits reading only: map it to read and write, or use protect";
        }
        return region.frameAt(fault.address() - region.base())
                .map(slot -> where + ", mapped through the capability in " + slot
                        + ": its frame was deleted or revoked, or the capability permits reading only; unmap the"
                        + " region before that, or ask for a writable capability")
                .orElseGet(() -> where + ", and this page has no frame: its object has none to give; free memory,"
                        + " raise the quota, or touch the page in a thread and not in an event handler");
    }

    private static String outside(List<Region> regions, long address) {
        Optional<Region> before = regions.stream().filter(region -> region.base() <= address)
                .reduce((first, second) -> second);
        Optional<Region> after = regions.stream().filter(region -> region.base() > address).findFirst();
        if (before.isPresent() && address < before.get().base() + before.get().pageBytes()
                + before.get().guardBytes() && before.get().guardBytes() > 0) {
            return "the address is in the guard page after " + describe(before.get())
                    + ": the program went past its end; map a larger object or check the index";
        }
        if (after.isPresent() && address >= after.get().base() - after.get().guardBytes()) {
            return "the address is in the guard page before " + describe(after.get())
                    + ": the program went below its begin, as a stack does that is full; check the index";
        }
        if (regions.isEmpty()) {
            return "no region is mapped: map a memory object first, and use the address of its region";
        }
        return "no region is there; the nearest are "
                + before.map(region -> describe(region) + ", which ends " + bytes(address - region.base()
                - region.bytes() + 1) + " before")
                .orElse("none before")
                + ", and "
                + after.map(region -> describe(region) + ", which begins " + bytes(region.base() - address) + " after")
                .orElse("none after")
                + ": map a memory object there first, or check the address";
    }

    private static String describe(Region region) {
        return "the region " + hex(region.base()) + " to " + hex(region.base() + region.bytes() - 1) + " ("
                + region.object().kind() + (region.residentBytes() > 0 ? ", " + region.frame() : "") + ")";
    }

    private static String bytes(long number) {
        return number == 1 ? "1 byte" : number + " bytes";
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
