package org.barreleye.samples.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.bulk.BulkPool;
import org.barreleye.domain.bulk.BulkTransfer;
import org.barreleye.domain.bulk.CorePair;
import org.barreleye.domain.bulk.PoolFuture;
import org.barreleye.domain.bulk.PoolShape;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.samples.SpawnedServers;
import org.barreleye.samples.interfaces.filter.ChecksumResult;
import org.barreleye.samples.interfaces.filter.FilterClient;
import org.barreleye.samples.interfaces.filter.FilterHandler;
import org.barreleye.samples.interfaces.filter.FilterInterface;
import org.barreleye.samples.interfaces.filter.InvertResult;
import org.barreleye.samples.interfaces.filter.OpenResult;

/** Lets services on three cores work on pages: each page is shared, copied and moved. */
public record PageSender() implements BlockingProgram {
    private static final int CORE = 0;
    private static final PoolShape SHAPE = new PoolShape(4, 4096);
    private static final int PAGES = 8;
    // The core 32 does not see the memory of this node.
    private static final long OTHER_NODE = 1;

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        boolean right = exchangeWith(domain, 16, RamSource.ANY_NODE);
        right &= exchangeWith(domain, 32, RamSource.ANY_NODE);
        right &= exchangeWith(domain, 32, OTHER_NODE);
        return right ? 0 : 1;
    }

    private static boolean exchangeWith(Domain domain, int core, long node) throws CallFailed {
        try (SpawnedServers servers = new SpawnedServers(domain)) {
            servers.spawn(core, "filter", Integer.toString(core));
            FilterClient filter = FilterInterface.client(domain.connect("filter." + core,
                    channel -> FilterInterface.connect(channel, new FilterHandler() {})), domain.events());
            PoolFuture future = new PoolFuture();
            BulkPool.request(domain, SHAPE, CorePair.find(domain, CORE, core), node, future);
            Outcome<BulkPool> requested = future.get(domain.events());
            if (!requested.succeeded()) {
                domain.syscalls().print("no pool: " + requested.error().sentence());
                return false;
            }
            return exchange(domain, filter, requested.value());
        }
    }

    private static boolean exchange(Domain domain, FilterClient filter, BulkPool pool) throws CallFailed {
        OpenResult opened = filter.open(pool.frame(), SHAPE.buffers(), SHAPE.bytes(), CORE);
        if (opened.err().failed() || !pool.agree(opened.mechanism()).succeeded()) {
            domain.syscalls().print("no mechanism: " + SystemError.describe(opened.err()) + " " + pool.refusal());
            return false;
        }
        boolean right = true;
        for (int page = 0; page < PAGES; page++) {
            BulkBuffer buffer = pool.take().orElseThrow();
            buffer.put(0, content(page));
            right &= isSummed(filter, pool, buffer) && isCopied(filter, pool, buffer)
                    && isInverted(filter, pool, buffer);
        }
        domain.syscalls().print(String.format(Locale.ROOT, "%d pages shared, copied and moved, with %s bytes", PAGES,
                right ? "the right" : "wrong"));
        pool.report().sentences().forEach(sentence -> domain.syscalls().print("  " + sentence));
        domain.syscalls().print("  the service: " + filter.getReport());
        pool.close();
        return right;
    }

    /** Shares a page: this domain may read it meanwhile, and has it back with the reply. */
    private static boolean isSummed(FilterClient filter, BulkPool pool, BulkBuffer page) throws CallFailed {
        BulkTransfer shared = pool.share(page);
        ChecksumResult result = filter.checksum(shared.buffer(), shared.length(), shared.data());
        CRC32 crc = new CRC32();
        crc.update(page.get());
        return pool.accept(result.returned(), 0, new ByteArrayView()).succeeded() && result.crc() == crc.getValue();
    }

    /** Sends a copy of a page, which comes back inverted; the page is as before. */
    private static boolean isCopied(FilterClient filter, BulkPool pool, BulkBuffer page) throws CallFailed {
        byte[] before = page.get();
        BulkBuffer inverted = inverted(filter, pool, pool.copy(page).orElseThrow());
        boolean right = Arrays.equals(page.get(), before) && isInverse(inverted.get(), before);
        pool.free(inverted);
        return right;
    }

    /** Moves a page away, and gets it back inverted. */
    private static boolean isInverted(FilterClient filter, BulkPool pool, BulkBuffer page) throws CallFailed {
        byte[] before = page.get();
        BulkBuffer inverted = inverted(filter, pool, pool.move(page));
        boolean right = isInverse(inverted.get(), before);
        pool.free(inverted);
        return right;
    }

    private static BulkBuffer inverted(FilterClient filter, BulkPool pool, BulkTransfer sent) throws CallFailed {
        InvertResult result = filter.invert(sent.buffer(), sent.length(), sent.data());
        return pool.accept(result.inverted(), result.invertedLength(), result.invertedData()).value();
    }

    private static boolean isInverse(byte[] bytes, byte[] others) {
        boolean right = bytes.length == others.length;
        for (int i = 0; i < bytes.length && right; i++) {
            right = bytes[i] == (byte) ~others[i];
        }
        return right;
    }

    private static byte[] content(int page) {
        byte[] content = new byte[SHAPE.bytes()];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * i + page);
        }
        return content;
    }
}
