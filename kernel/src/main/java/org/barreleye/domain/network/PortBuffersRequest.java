package org.barreleye.domain.network;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.BulkPool;
import org.barreleye.domain.bulk.CorePair;
import org.barreleye.domain.bulk.PoolShape;
import org.barreleye.generated.user.udp.AttachContinuation;
import org.barreleye.generated.user.udp.GetCoresContinuation;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/** A request to allocate buffers for a port and to let the stack map them, one step after the other. */
final class PortBuffersRequest implements GetCoresContinuation, Copyable {
    private final Domain domain;
    private final UdpBinding binding;
    private final PoolShape shape;
    private final OptionalInt ofSmall;
    // Set when both cores are known.
    private int small;
    private final Consumer<Outcome<PortBuffers>> continuation;

    /**
     * A request that is not made yet.
     *
     * @param ofSmall datagrams of at most this many bytes go inside messages; if absent, those for which that takes
     *     less time
     * @param continuation receives the buffers or the refusal, once
     */
    PortBuffersRequest(Domain domain, UdpBinding binding, PoolShape shape, OptionalInt ofSmall,
            Consumer<Outcome<PortBuffers>> continuation) {
        this.domain = domain;
        this.binding = binding;
        this.shape = shape;
        this.ofSmall = ofSmall;
        this.continuation = continuation;
    }

    void begin() {
        binding.sendGetCores(this);
    }

    @Override
    public void replied(long stack, long client) {
        CorePair.find(domain, (int) client, (int) stack, new CoresFound(this));
    }

    @Override
    public void failed(Failure failure) {
        continuation.accept(Outcome.refused(KernelError.NOT_MAPPED));
    }

    private void onCores(Outcome<CorePair> cores) {
        if (cores.succeeded()) {
            small = ofSmall.orElse(PortBuffers.small(cores.value().mechanism()));
            BulkPool.request(domain, shape, cores.value(), new Allocated(this));
        } else {
            continuation.accept(Outcome.refused(cores.error()));
        }
    }

    private void onPool(Outcome<BulkPool> pool) {
        if (!pool.succeeded()) {
            continuation.accept(Outcome.refused(pool.error()));
        } else if (binding.isOpen()) {
            binding.sendAttach(pool.value().frame(), shape.buffers(), shape.bytes(), small,
                    new Attached(this, pool.value()));
        } else {
            pool.value().close();
            continuation.accept(Outcome.refused(KernelError.NOT_MAPPED));
        }
    }

    private record CoresFound(PortBuffersRequest request) implements Consumer<Outcome<CorePair>>, Copyable {
        @Override
        public void accept(Outcome<CorePair> cores) {
            request.onCores(cores);
        }
    }

    private record Allocated(PortBuffersRequest request) implements Consumer<Outcome<BulkPool>>, Copyable {
        @Override
        public void accept(Outcome<BulkPool> pool) {
            request.onPool(pool);
        }
    }

    /**
     * Receives the mechanism.
     *
     * @param request to which it belongs
     * @param pool that the stack was asked to map
     */
    private record Attached(PortBuffersRequest request, BulkPool pool) implements AttachContinuation, Copyable {
        @Override
        public void replied(long mechanism, ErrorCode err) {
            if (!err.failed() && pool.agree(mechanism).succeeded()) {
                request.continuation.accept(Outcome.of(new PortBuffers(request.binding, pool, request.small)));
            } else {
                pool.close();
                request.continuation.accept(Outcome.refused(KernelError.BAD_ARGUMENT));
            }
        }

        @Override
        public void failed(Failure failure) {
            pool.close();
            request.failed(failure);
        }
    }
}
