package org.barreleye.domain.bulk;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.FrameObject;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/** A request for the memory of a pool: for a frame of its own, or to map that of the other domain. */
final class PoolRequest implements Consumer<Outcome<Region>>, Copyable {
    private final Domain domain;
    private final PoolShape shape;
    private final CorePair cores;
    private final Consumer<Outcome<BulkPool>> continuation;
    private BulkMechanism mechanism;
    // Of the other domain, and absent if this domain allocates the memory.
    private Optional<FrameReference> received = Optional.empty();

    PoolRequest(Domain domain, PoolShape shape, CorePair cores, Consumer<Outcome<BulkPool>> continuation) {
        this.domain = domain;
        this.shape = shape;
        this.cores = cores;
        this.continuation = continuation;
        mechanism = cores.mechanism();
    }

    /** Allocates the memory, on some NUMA node. */
    void allocate(long node) {
        domain.addressSpace().request(new PinnedObject(shape.frameBytes(), node), Placement.ANYWHERE, this);
    }

    /** Maps memory of the other domain. */
    void map(FrameReference frame) {
        received = Optional.of(frame);
        domain.addressSpace().request(new FrameObject(frame), Placement.ANYWHERE, this);
    }

    @Override
    public void accept(Outcome<Region> mapped) {
        boolean isUnreachable = received.isPresent() && mechanism != BulkMechanism.MESSAGE
                && mapped.error() == KernelError.ADDRESS_TOO_LARGE;
        if (isUnreachable) {
            // This core does not see the memory: the bytes are received in memory of this domain.
            mechanism = BulkMechanism.MESSAGE;
            domain.delete(received.get());
            allocate(RamSource.ANY_NODE);
        } else if (mapped.succeeded()) {
            use(mapped.value());
        } else {
            refuse(mapped.error());
        }
    }

    private void use(Region region) {
        boolean isMapped = received.isPresent() && mechanism != BulkMechanism.MESSAGE;
        PoolMemory memory = new PoolMemory(domain, region, isMapped);
        if (region.bytes() < shape.usedBytes()) {
            memory.release();
            continuation.accept(Outcome.refused(KernelError.OUTSIDE_SOURCE));
            return;
        }
        BulkPool.Side side = received.isPresent() ? BulkPool.Side.RECEIVER : BulkPool.Side.ALLOCATOR;
        BulkPool pool = new BulkPool(shape, cores, mechanism, side, domain.syscalls().memory(), region.base(),
                new TransferClock.OfCore(domain.syscalls()), Optional.of(memory));
        continuation.accept(Outcome.of(pool));
    }

    private void refuse(KernelError error) {
        if (received.isPresent() && mechanism != BulkMechanism.MESSAGE) {
            domain.delete(received.get());
        }
        continuation.accept(Outcome.refused(error));
    }
}
