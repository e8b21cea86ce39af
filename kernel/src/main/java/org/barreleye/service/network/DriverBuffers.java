package org.barreleye.service.network;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.BulkPool;
import org.barreleye.domain.bulk.CorePair;
import org.barreleye.domain.bulk.PoolShape;
import org.barreleye.generated.user.devicequeue.DevicequeueBinding;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/** The buffers that the stack shares with its driver: a pool as long as the driver stays on its core, then another. */
final class DriverBuffers implements Copyable {
    /** The number of buffers, and the size of each, which holds the largest frame. */
    static final PoolShape SHAPE = new PoolShape(96, 2_048);

    private final Domain domain;
    private final int core;
    private int driverCore;
    private Optional<BulkPool> pool = Optional.empty();

    /**
     * Buffers that are not allocated yet.
     *
     * @param core of the stack
     */
    DriverBuffers(Domain domain, int core) {
        this.domain = domain;
        this.core = core;
    }

    /** The pool, which was requested for a driver. */
    BulkPool pool() {
        return pool.orElseThrow();
    }

    /** The pool, if it was requested yet. */
    Optional<BulkPool> found() {
        return pool;
    }

    /** Takes all buffers from a driver that has ended. */
    void reclaim() {
        pool.ifPresent(BulkPool::reclaim);
    }

    /** Requests the pool for a driver on a core, which the owner is told of if the binding is still open then. */
    void request(NetworkInterface owner, DevicequeueBinding driver, int ofDriver) {
        if (pool.isPresent() && driverCore == ofDriver) {
            owner.onPool(driver, Outcome.unit());
            return;
        }
        pool.ifPresent(BulkPool::close);
        pool = Optional.empty();
        CorePair.find(domain, core, ofDriver, new CoresFound(this, owner, driver));
    }

    private void onPool(NetworkInterface owner, DevicequeueBinding driver, CorePair cores, BulkPool allocated) {
        if (!driver.isOpen()) {
            allocated.close();
            return;
        }
        driverCore = cores.remote().core();
        pool = Optional.of(allocated);
        owner.onPool(driver, Outcome.unit());
    }

    private record CoresFound(DriverBuffers buffers, NetworkInterface owner, DevicequeueBinding driver)
            implements Consumer<Outcome<CorePair>>, Copyable {
        @Override
        public void accept(Outcome<CorePair> cores) {
            if (cores.succeeded()) {
                BulkPool.request(buffers.domain, SHAPE, cores.value(),
                        new Allocated(buffers, owner, driver, cores.value()));
            } else {
                owner.onPool(driver, Outcome.refused(cores.error()));
            }
        }
    }

    private record Allocated(DriverBuffers buffers, NetworkInterface owner, DevicequeueBinding driver, CorePair cores)
            implements Consumer<Outcome<BulkPool>>, Copyable {
        @Override
        public void accept(Outcome<BulkPool> allocated) {
            if (allocated.succeeded()) {
                buffers.onPool(owner, driver, cores, allocated.value());
            } else {
                owner.onPool(driver, Outcome.refused(allocated.error()));
            }
        }
    }
}
