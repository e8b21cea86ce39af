package org.barreleye.domain.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.barreleye.capops.interfaces.pages.GetReportResult;
import org.barreleye.capops.interfaces.pages.OpenResult;
import org.barreleye.capops.interfaces.pages.PagesBinding;
import org.barreleye.capops.interfaces.pages.PagesClient;
import org.barreleye.capops.interfaces.pages.PagesHandler;
import org.barreleye.capops.interfaces.pages.PagesInterface;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;

/** A client of {@link PageService}, in straight-line code: it allocates the pool. */
final class PageClient implements PagesHandler {
    private static final long MINUTE = 60_000_000_000L;

    private final Domain domain;
    private final BulkPool pool;
    private final long process;
    private final Deque<BulkTransfer> moved = new ArrayDeque<>();
    private final Deque<Long> sums = new ArrayDeque<>();
    private Optional<Failure> closed = Optional.empty();
    private PagesBinding binding;
    private PagesClient client;

    private PageClient(Domain domain, BulkPool pool, long process) {
        this.domain = domain;
        this.pool = pool;
        this.process = process;
    }

    /** Spawns the service on a core, and opens a pool with memory of a NUMA node. */
    static PageClient open(Domain domain, int local, int remote, PoolShape shape, long node) throws CallFailed {
        PageClient opened = connect(domain, local, remote, shape, node);
        opened.open(local);
        return opened;
    }

    /** Spawns the service on a core and connects to it, and opens nothing yet. */
    static PageClient connect(Domain domain, int local, int remote, PoolShape shape, long node) throws CallFailed {
        PoolFuture future = new PoolFuture();
        BulkPool.request(domain, shape, CorePair.find(domain, local, remote), node, future);
        return connect(domain, future.get(domain.events()).value(), remote);
    }

    private static PageClient connect(Domain domain, BulkPool pool, int remote) throws CallFailed {
        long process = domain.spawn(remote, "pages", Integer.toString(remote));
        PageClient opened = new PageClient(domain, pool, process);
        opened.binding = domain.connect("pages." + remote, channel -> PagesInterface.connect(channel, opened));
        opened.client = PagesInterface.client(opened.binding, domain.events());
        return opened;
    }

    /** Spawns the service again, and opens the same pool. */
    PageClient openAgain(int local, int remote) throws CallFailed {
        PageClient again = connect(domain, pool, remote);
        again.open(local);
        return again;
    }

    private void open(int local) throws CallFailed {
        OpenResult result = client.open(pool.frame(), pool.shape().buffers(), pool.shape().bytes(), local);
        assertThat(result.err()).isEqualTo(ErrorCode.NONE);
        assertThat(pool.agree(result.mechanism()).succeeded()).isTrue();
    }

    BulkPool pool() {
        return pool;
    }

    PagesClient client() {
        return client;
    }

    PagesBinding binding() {
        return binding;
    }

    Optional<Failure> closed() {
        return closed;
    }

    /** Moves a buffer to the service, and returns it when it has come back. */
    BulkBuffer exchange(BulkBuffer buffer) {
        return exchange(pool.move(buffer));
    }

    /** Sends a transfer to the service, and returns the buffer when it has come back. */
    BulkBuffer exchange(BulkTransfer sent) {
        binding.sendMoved(sent.buffer(), sent.length(), sent.data());
        return received();
    }

    /** Moves a buffer to the service, which moves it back without a look at it. */
    BulkBuffer bounce(BulkBuffer buffer) {
        BulkTransfer sent = pool.move(buffer);
        binding.sendBounced(sent.buffer(), sent.length(), sent.data());
        return received();
    }

    /** Waits for a buffer that the service moves back. */
    BulkBuffer received() {
        await(moved);
        BulkTransfer back = moved.remove();
        return pool.accept(back.buffer(), back.length(), back.data()).value();
    }

    /** Shares a buffer with the service, and returns the sum that it has computed when it has given the buffer back. */
    long sum(BulkBuffer buffer) {
        BulkTransfer sent = pool.share(buffer);
        binding.sendShared(sent.buffer(), sent.length(), sent.data());
        await(sums);
        return sums.remove();
    }

    GetReportResult reportOfService() throws CallFailed {
        return client.getReport();
    }

    /** Ends the service, and waits until this is known. */
    void kill() throws CallFailed {
        domain.processes().kill(process);
        long deadline = domain.syscalls().now() + MINUTE;
        while (closed.isEmpty() && domain.syscalls().now() < deadline) {
            domain.events().pause(deadline);
        }
        assertThat(closed).isPresent();
    }

    private void await(Deque<?> arriving) {
        long deadline = domain.syscalls().now() + MINUTE;
        while (arriving.isEmpty() && closed.isEmpty() && domain.syscalls().now() < deadline) {
            domain.events().pause(deadline);
        }
        assertThat(arriving).as("closed: %s", closed).isNotEmpty();
    }

    @Override
    public void moved(long buffer, long length, ByteArrayView data) {
        moved.add(new BulkTransfer(buffer, length, data.toArray()));
    }

    @Override
    public void returned(long buffer, long sum) {
        assertThat(pool.accept(buffer, 0, new ByteArrayView()).succeeded()).isTrue();
        sums.add(sum);
    }

    @Override
    public void onClosed(Failure reason) {
        closed = Optional.of(reason);
    }
}
