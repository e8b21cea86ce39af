package org.barreleye.experiment.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.FaultOutcome;
import org.barreleye.domain.memory.LazyObject;
import org.barreleye.domain.memory.Region;
import org.barreleye.domain.memory.SharedRegion;
import org.barreleye.domain.memory.SharedSpace;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.Endianness;

/** Measures what it takes to map, to fault, to protect, to unprotect in the handler, and to find written pages. */
final class ProtectingProgram implements BlockingProgram {
    private static final int PAGES = 100;
    private static final int ROUNDS = 10;
    private static final int WARM_UP_ROUNDS = 2;
    private static final long PAGE = 4096;

    private final ObjDoubleConsumer<String> result;

    /** A program that reports rows and their nanoseconds. */
    ProtectingProgram(ObjDoubleConsumer<String> result) {
        this.result = result;
    }

    @Override
    public String name() {
        return "protecting";
    }

    @Override
    public Manifest manifest() {
        return Manifest.relyingOn(Feature.PROTECTION, Feature.PAGE_FAULTS);
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        SharedSpace space = domain.addressSpace().shared().create().value();
        List<SharedRegion> pages = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            FrameReference frame = domain.createFrame(domain.allocate(PAGE), PAGE).value();
            pages.add(space.map(frame, AddressSpace.READ_WRITE).value());
        }
        measureMapping(domain, space);
        result.accept("page fault, demand zero", measureDemandZero(domain));
        double[] inTraps = new double[1];
        double one = measure(domain, space, pages.subList(0, 1), inTraps);
        result.accept("trap", inTraps[0]);
        result.accept("protect, trap, unprotect; 1 page", one);
        result.accept("protect, trap, unprotect; 100 pages", measure(domain, space, pages, inTraps) / PAGES);
        if (space.tracksWrites()) {
            result.accept("find written pages by dirty bits; 100 pages", track(domain, space, pages) / PAGES);
        }
        return 0;
    }

    /** Maps and unmaps a page. */
    private void measureMapping(Domain domain, SharedSpace space) throws CallFailed {
        FrameReference frame = domain.createFrame(domain.allocate(PAGE), PAGE).value();
        long mapping = 0;
        long unmapping = 0;
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            long begin = domain.syscalls().now();
            SharedRegion region = space.map(frame, AddressSpace.READ_WRITE).value();
            long isMapped = domain.syscalls().now();
            space.unmap(region);
            long end = domain.syscalls().now();
            mapping += round < WARM_UP_ROUNDS ? 0 : isMapped - begin;
            unmapping += round < WARM_UP_ROUNDS ? 0 : end - isMapped;
        }
        result.accept("map; 1 page", (double) mapping / ROUNDS);
        result.accept("unmap; 1 page", (double) unmapping / ROUNDS);
    }

    /** The first writes to pages of lazy memory, which the domain itself fills. */
    private static double measureDemandZero(Domain domain) {
        domain.threads();
        Memory memory = domain.syscalls().memory();
        Region region = domain.addressSpace().map(new LazyObject((WARM_UP_ROUNDS + ROUNDS) * PAGE)).value();
        long sum = 0;
        for (int page = 0; page < WARM_UP_ROUNDS + ROUNDS; page++) {
            long begin = domain.syscalls().now();
            memory.store(region.base() + page * PAGE, Long.BYTES, 1, Endianness.LITTLE);
            sum += page < WARM_UP_ROUNDS ? 0 : domain.syscalls().now() - begin;
        }
        domain.addressSpace().unmap(region);
        return (double) sum / ROUNDS;
    }

    /**
     * Protects pages, writes to each, and unprotects it in the handler; returns the nanoseconds of a round.
     *
     * @param inTraps receives the part of it that is neither protecting nor unprotecting, for each page
     */
    private static double measure(Domain domain, SharedSpace space, List<SharedRegion> pages, double[] inTraps) {
        Memory memory = domain.syscalls().memory();
        long[] protecting = new long[1];
        domain.threads().setFaultHandler((thread, fault) -> {
            long begin = domain.syscalls().now();
            pages.stream().filter(page -> page.base() == fault.address()).findFirst()
                    .ifPresent(page -> space.protect(page, AddressSpace.READ_WRITE));
            protecting[0] += domain.syscalls().now() - begin;
            return FaultOutcome.RESOLVED;
        });
        long sum = 0;
        long traps = 0;
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            protecting[0] = 0;
            long begin = domain.syscalls().now();
            pages.forEach(page -> space.protect(page, AddressSpace.READ));
            long isProtected = domain.syscalls().now();
            pages.forEach(page -> memory.store(page.base(), Long.BYTES, 1, Endianness.LITTLE));
            long end = domain.syscalls().now();
            if (round >= WARM_UP_ROUNDS) {
                sum += end - begin;
                traps += end - isProtected - protecting[0];
            }
        }
        inTraps[0] = (double) traps / ROUNDS / pages.size();
        return (double) sum / ROUNDS;
    }

    private static double track(Domain domain, SharedSpace space, List<SharedRegion> pages) {
        Memory memory = domain.syscalls().memory();
        long sum = 0;
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            long begin = domain.syscalls().now();
            pages.forEach(page -> memory.store(page.base(), Long.BYTES, 1, Endianness.LITTLE));
            long written = space.takeWritten(pages.get(0), PAGES);
            sum += round < WARM_UP_ROUNDS ? 0 : domain.syscalls().now() - begin;
            if (written != PAGES) {
                throw new IllegalStateException(written + " of " + PAGES + " pages were found");
            }
        }
        return (double) sum / ROUNDS;
    }
}
