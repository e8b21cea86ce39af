package org.barreleye.experiment.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.SharedRegion;
import org.barreleye.domain.memory.SharedSpace;
import org.barreleye.domain.span.DomainSpanning;
import org.barreleye.domain.span.RemoteDispatcher;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;

/** Unmaps a page again and again, while more and more cores share the address space and have read the page. */
final class UnmappingProgram implements BlockingProgram {
    private static final int ROUNDS = 11;
    private static final int WARM_UP_ROUNDS = 2;
    private static final long PAGE = 4096;

    private final List<Integer> cores;
    private final ObjDoubleConsumer<Integer> result;

    /**
     * A program for the first of some cores.
     *
     * @param cores the numbers of the cores, in the order in which they are added
     * @param result receives the number of cores and the median of the nanoseconds of one unmap
     */
    UnmappingProgram(List<Integer> cores, ObjDoubleConsumer<Integer> result) {
        this.cores = cores;
        this.result = result;
    }

    @Override
    public String name() {
        return "unmapping";
    }

    @Override
    public Manifest manifest() {
        return Manifest.relyingOn(Feature.CHOSEN_ADDRESSES, Feature.PROTECTION);
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        SharedSpace space = domain.addressSpace().shared().create().value();
        FrameReference page = domain.createFrame(domain.allocate(PAGE), PAGE).value();
        DomainSpanning spanning = DomainSpanning.of(domain, cores.get(0), SharedPages.program().name());
        List<RemoteDispatcher> others = new ArrayList<>();
        result.accept(1, measure(domain, space, page, others));
        for (int core : cores.subList(1, cores.size())) {
            RemoteDispatcher other = spanning.extendTo(core);
            other.attach(space);
            others.add(other);
            result.accept(others.size() + 1, measure(domain, space, page, others));
        }
        return 0;
    }

    private static double measure(Domain domain, SharedSpace space, FrameReference page,
            List<RemoteDispatcher> others) throws CallFailed {
        List<Long> durations = new ArrayList<>();
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            SharedRegion region = space.map(page, AddressSpace.READ_WRITE).value();
            region.window(domain.syscalls().memory()).getLong(0);
            for (RemoteDispatcher other : others) {
                other.run(SharedPages.READ, region.base());
            }
            long begin = domain.syscalls().now();
            space.unmap(region);
            if (round >= WARM_UP_ROUNDS) {
                durations.add(domain.syscalls().now() - begin);
            }
        }
        // The median: now and then a service of the core runs in between.
        durations.sort(null);
        return durations.get(ROUNDS / 2);
    }
}
