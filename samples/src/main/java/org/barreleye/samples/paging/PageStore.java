package org.barreleye.samples.paging;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.monitor.AllocateContinuation;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.samples.interfaces.pagestore.LoadReply;
import org.barreleye.samples.interfaces.pagestore.PagestoreHandler;
import org.barreleye.samples.interfaces.pagestore.SaveReply;

/** The pages of one client, in frames of this domain. The store is a reactor: it is given memory later. */
final class PageStore implements PagestoreHandler, Copyable {
    /** Nothing is stored under the number of a page. */
    static final ErrorCode NOT_STORED = ErrorCode.of("NOT_STORED");

    private static final int PAGE = 4096;

    private final Domain domain;
    private final SortedMap<Long, Region> pages = new TreeMap<>();

    PageStore(Domain domain) {
        this.domain = domain;
    }

    @Override
    public void save(long page, ByteArrayView contents, SaveReply reply) {
        Saving saving = new Saving(this, page, contents.toArray(), reply);
        if (pages.containsKey(page)) {
            saving.write();
        } else if (!domain.monitor().tryAllocate(PAGE, saving)) {
            reply.reply(ErrorCode.of(KernelError.OUT_OF_MEMORY));
        }
    }

    @Override
    public void load(long page, LoadReply reply) {
        Region region = pages.get(page);
        if (region == null) {
            reply.reply(ByteArrayView.of(new byte[0]), NOT_STORED);
        } else {
            reply.reply(ByteArrayView.of(window(region).get(0, PAGE)), ErrorCode.NONE);
        }
    }

    private Window window(Region region) {
        return region.window(domain.syscalls().memory());
    }

    /**
     * A call of save.
     *
     * @param store the store
     * @param page the number of the page
     * @param contents its contents
     * @param reply to the call
     */
    private record Saving(PageStore store, long page, byte[] contents, SaveReply reply)
            implements AllocateContinuation, Copyable {
        private void write() {
            store.window(store.pages.get(page)).put(0, contents);
            reply.reply(ErrorCode.NONE);
        }

        @Override
        public void replied(CapabilityReference memory, ErrorCode error) {
            if (error.failed()) {
                reply.reply(error);
                return;
            }
            Domain domain = store.domain;
            Outcome<Region> mapped = domain.createFrame(new RamReference(memory.address()), PAGE)
                    .flatMap(domain.addressSpace()::map);
            // The frame keeps the memory.
            domain.delete(memory);
            if (mapped.succeeded()) {
                store.pages.put(page, mapped.value());
                write();
            } else {
                reply.reply(ErrorCode.of(mapped.error()));
            }
        }

        @Override
        public void failed(Failure failure) {
            reply.failed(failure);
        }
    }
}
