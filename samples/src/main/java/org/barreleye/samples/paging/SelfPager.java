package org.barreleye.samples.paging;

import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.Region;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.samples.SpawnedServers;
import org.barreleye.samples.interfaces.pagestore.PagestoreClient;
import org.barreleye.samples.interfaces.pagestore.PagestoreHandler;
import org.barreleye.samples.interfaces.pagestore.PagestoreInterface;

/** Uses twelve pages with three frames: the other pages are with a store on another core. */
public record SelfPager() implements BlockingProgram {
    private static final int PAGE = 4096;
    private static final int PAGES = 12;
    private static final int FRAMES = 3;
    private static final int STORE_CORE = 1;

    @Override
    public String name() {
        return "paging";
    }

    @Override
    public Manifest manifest() {
        return Manifest.relyingOn(Feature.PAGE_FAULTS);
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        try (SpawnedServers servers = new SpawnedServers(domain)) {
            servers.spawn(STORE_CORE, "page-store", "");
            PagestoreClient store = PagestoreInterface.client(
                    domain.connect("page-store",
                    channel -> PagestoreInterface.connect(channel, new PagestoreHandler() {})), domain.events());
            SwappedObject object = SwappedObject.create(domain, store, PAGES, FRAMES);
            Outcome<Region> region = domain.addressSpace().map(object);
            if (!region.succeeded()) {
                domain.syscalls().print("cannot page: " + region.error().sentence());
                return 1;
            }
            return use(domain, object, region.value().window(domain.syscalls().memory())) ? 0 : 1;
        }
    }

    private static boolean use(Domain domain, SwappedObject object, Window window) {
        long expected = 0;
        for (int page = 0; page < PAGES; page++) {
            window.putLong((long) page * PAGE, page * page);
            expected += page * page;
        }
        domain.syscalls().print("wrote the square of its number to each of " + PAGES + " pages; "
                + object.residentPages() + " have frames: " + object.counts());
        long sum = 0;
        for (int page = 0; page < PAGES; page++) {
            sum += window.getLong((long) page * PAGE);
        }
        domain.syscalls().print("read all of them, the sum is " + sum + ": " + object.counts());
        for (int page = PAGES - 1; page >= 0; page--) {
            sum -= window.getLong((long) page * PAGE);
        }
        domain.syscalls().print("read all of them backwards; pages that were only read are not saved again: "
                + object.counts());
        return sum == 0 && expected == PAGES * (PAGES - 1) * (2 * PAGES - 1) / 6;
    }
}
