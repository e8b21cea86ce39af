package org.barreleye.driver.nic;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.bulk.BulkMechanism;
import org.barreleye.domain.bulk.BulkPool;
import org.barreleye.domain.bulk.BulkTransfer;
import org.barreleye.domain.bulk.CorePair;
import org.barreleye.domain.bulk.PoolShape;
import org.barreleye.domain.device.DmaWindow;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.devicequeue.OpenReply;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/**
 * The buffers of a client in the driver, which the device accesses. The driver itself does not look at their bytes
 * unless they go in messages; but where its cache is not coherent, it cleans them before the device reads them and
 * invalidates them after the device has written them, since a client on the same core, or the driver's copies from
 * messages, leave their bytes in that cache.
 */
final class DeviceBuffers implements Copyable {
    private static final int LINE_BYTES = PoolShape.LINE_BYTES;

    private final BulkPool pool;
    private final DmaWindow window;
    private final boolean isCoherent;
    // Those that the driver or the device has.
    private final BulkBuffer[] held;

    private DeviceBuffers(BulkPool pool, DmaWindow window, boolean isCoherent) {
        this.pool = pool;
        this.window = window;
        this.isCoherent = isCoherent;
        held = new BulkBuffer[pool.shape().buffers()];
    }

    /** Requests that the memory of a client is mapped. The capability is used up, whatever the outcome. */
    static void request(QueueServer server, int clientCore, FrameReference frame, PoolShape shape,
            Receiver continuation) {
        CorePair.find(server.domain(), server.core(), clientCore,
                new CoresFound(server, frame, shape, continuation));
    }

    BulkMechanism mechanism() {
        return pool.mechanism();
    }

    /** The address of a buffer for the device. */
    long address(BulkBuffer buffer) {
        return window.deviceAddress() + buffer.offset();
    }

    /** Accepts a buffer for the device; nothing if the client cannot give it. */
    Optional<BulkBuffer> accept(long buffer, long length, ByteArrayView data) {
        Outcome<BulkBuffer> accepted = pool.accept(buffer, length, data);
        if (!accepted.succeeded()) {
            return Optional.empty();
        }
        held[accepted.value().number()] = accepted.value();
        if (!isCoherent && length > 0) {
            accepted.value().window().part(0, wholeLines((int) length)).clean();
        }
        return Optional.of(accepted.value());
    }

    /**
     * Gives the client a buffer back that the device has done with.
     *
     * @param length of the frame that the device has written, or 0
     */
    BulkTransfer giveBack(int buffer, int length) {
        BulkBuffer done = held[buffer];
        done.setLength(Math.min(length, done.capacity()));
        if (!isCoherent && length > 0) {
            done.window().part(0, wholeLines(done.length())).invalidate();
        }
        return pool.move(done);
    }

    private static int wholeLines(int length) {
        return length + LINE_BYTES - 1 & -LINE_BYTES;
    }

    /** Ends the use of the memory; the device accesses it no more. */
    void close() {
        window.close();
        pool.close();
    }

    /**
     * Receives the buffers.
     *
     * @param session whose client they are of
     * @param reply to the client
     */
    record Receiver(QueueSession session, OpenReply reply) implements Consumer<Outcome<DeviceBuffers>>, Copyable {
        @Override
        public void accept(Outcome<DeviceBuffers> buffers) {
            session.onBuffers(buffers, reply);
        }
    }

    private record CoresFound(QueueServer server, FrameReference frame, PoolShape shape, Receiver continuation)
            implements Consumer<Outcome<CorePair>>, Copyable {
        @Override
        public void accept(Outcome<CorePair> cores) {
            if (cores.succeeded()) {
                BulkPool.map(server.domain(), frame, shape, cores.value(),
                        new Mapped(server, cores.value(), continuation));
            } else {
                server.domain().delete(frame);
                continuation.accept(Outcome.refused(cores.error()));
            }
        }
    }

    private record Mapped(QueueServer server, CorePair cores, Receiver continuation)
            implements Consumer<Outcome<BulkPool>>, Copyable {
        @Override
        public void accept(Outcome<BulkPool> mapped) {
            Outcome<DmaWindow> window = mapped.flatMap(pool ->
                    DmaWindow.open(server.domain(), server.device().registers(), pool.frame()));
            if (mapped.succeeded() && !window.succeeded()) {
                mapped.value().close();
            }
            continuation.accept(window.map(opened -> new DeviceBuffers(mapped.value(), opened,
                    cores.local().coherenceDomain().isPresent())));
        }
    }
}
