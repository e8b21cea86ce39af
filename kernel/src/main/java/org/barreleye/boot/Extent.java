package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.trap.StartPage;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.AddressWindow;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;

/**
 * A stretch of memory.
 *
 * @param space its canonical address space
 * @param offset where it begins there
 * @param bytes how long it is
 */
record Extent(int space, long offset, long bytes) {
    // The first page stays unused, so that no start page ever lies at the address that means none.
    private static final long UNUSED = StartPage.BYTES;

    /** The beginning of the first memory, as far as every core sees it: what kernels and monitors live in. */
    static Extent commonTo(MachineDescription description) {
        for (MemoryRegion region : description.memory()) {
            if (isOrdinary(region)) {
                long end = region.bytes();
                for (CoreDescription core : description.cores()) {
                    end = Math.min(end, seenFromTheBeginning(core, region));
                }
                if (end > UNUSED) {
                    return new Extent(region.space(), UNUSED, end - UNUSED);
                }
            }
        }
        throw new IllegalArgumentException("machine '" + description.name()
                + "' has no memory that all its cores see from its beginning, which kernels need to talk to each other");
    }

    private static boolean isOrdinary(MemoryRegion region) {
        return region.kind() == MemoryRegion.Kind.RAM || region.kind() == MemoryRegion.Kind.UNCACHED;
    }

    private static long seenFromTheBeginning(CoreDescription core, MemoryRegion region) {
        if (core.map().isEmpty()) {
            return region.bytes();
        }
        return core.map().stream()
                .filter(window -> window.space() == region.space() && window.offset() == 0)
                .mapToLong(AddressWindow::bytes)
                .max()
                .orElse(0);
    }

    /** All other memory of the machine that programs can use, in the order of its spaces. */
    List<Extent> rest(MachineDescription description) {
        List<Extent> rest = new ArrayList<>();
        for (MemoryRegion region : description.memory()) {
            if (isOrdinary(region)) {
                if (region.space() != space) {
                    rest.add(new Extent(region.space(), 0, region.bytes()));
                } else if (offset + bytes < region.bytes()) {
                    rest.add(new Extent(space, offset + bytes, region.bytes() - offset - bytes));
                }
            }
        }
        return rest;
    }

    /** Where it begins. */
    CanonicalAddress address() {
        return new CanonicalAddress(space, offset);
    }
}
