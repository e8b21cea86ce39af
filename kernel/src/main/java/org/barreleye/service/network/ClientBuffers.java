package org.barreleye.service.network;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.bulk.BulkMechanism;
import org.barreleye.domain.bulk.BulkPool;
import org.barreleye.domain.bulk.BulkTransfer;
import org.barreleye.domain.bulk.CorePair;
import org.barreleye.domain.bulk.PoolShape;
import org.barreleye.generated.user.FrameMeasureResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/**
 * The buffers of a client of UDP in the stack. The client may write to all of them at any time and revoke their memory:
 * so the bytes of a datagram are read once, into memory of the stack, and each access may be a
 * {@link org.barreleye.kpi.memory.MemoryFault}.
 */
final class ClientBuffers implements Copyable {
    /** The most buffers of a client. */
    static final int BUFFERS_MAX = 256;
    /** The most bytes of a buffer: the most inside a message. */
    static final int BUFFER_BYTES_MAX = 2_048;

    private final BulkPool pool;
    // To be received into.
    private final Queue<BulkBuffer> provided = new ArrayDeque<>();

    private ClientBuffers(BulkPool pool) {
        this.pool = pool;
    }

    /**
     * Requests that the memory of a client is mapped. The capability is used up, whatever the outcome.
     *
     * @param core of the stack
     * @param clientCore of the client
     */
    static void request(Domain domain, int core, int clientCore, FrameReference frame, PoolShape shape,
            Consumer<Outcome<ClientBuffers>> continuation) {
        // A larger one would use up address space and page tables of the stack.
        Outcome<FrameMeasureResult> found = frame.measure(domain.syscalls());
        if (!found.succeeded() || found.value().bytes() > 2 * shape.frameBytes()) {
            domain.delete(frame);
            continuation.accept(Outcome.refused(KernelError.BAD_ARGUMENT));
            return;
        }
        CorePair.find(domain, core, clientCore, new CoresFound(domain, frame, shape, continuation));
    }

    BulkMechanism mechanism() {
        return pool.mechanism();
    }

    /** The mechanism, and the reason for it. */
    String sentence() {
        return pool.report().sentences().get(0);
    }

    /** The reason for the last refusal. */
    String refusal() {
        return pool.refusal();
    }

    /** Accepts a buffer to receive into; returns whether the client can give it. */
    boolean provide(long buffer) {
        Outcome<BulkBuffer> accepted = pool.accept(buffer, 0, new ByteArrayView());
        if (accepted.succeeded()) {
            provided.add(accepted.value());
        }
        return accepted.succeeded();
    }

    /** Accepts a buffer with a datagram; nothing if the client cannot give it. */
    Optional<BulkBuffer> accept(long buffer, long length, ByteArrayView data) {
        Outcome<BulkBuffer> accepted = pool.accept(buffer, length, data);
        return accepted.succeeded() ? Optional.of(accepted.value()) : Optional.empty();
    }

    /** Gives a buffer back, empty. */
    BulkTransfer giveBack(BulkBuffer buffer) {
        buffer.setLength(0);
        return pool.move(buffer);
    }

    /** Writes a datagram to a provided buffer and gives that back; nothing if there is none, or it is too small. */
    Optional<BulkTransfer> fill(byte[] datagram) {
        if (provided.isEmpty() || provided.element().capacity() < datagram.length) {
            return Optional.empty();
        }
        BulkBuffer buffer = provided.remove();
        buffer.setLength(0);
        buffer.put(0, datagram);
        return Optional.of(pool.move(buffer));
    }

    void close() {
        pool.close();
    }

    private record CoresFound(Domain domain, FrameReference frame, PoolShape shape,
            Consumer<Outcome<ClientBuffers>> continuation) implements Consumer<Outcome<CorePair>>, Copyable {
        @Override
        public void accept(Outcome<CorePair> cores) {
            if (cores.succeeded()) {
                BulkPool.map(domain, frame, shape, cores.value(), new Mapped(continuation));
            } else {
                domain.delete(frame);
                continuation.accept(Outcome.refused(cores.error()));
            }
        }
    }

    private record Mapped(Consumer<Outcome<ClientBuffers>> continuation) implements Consumer<Outcome<BulkPool>>,
            Copyable {
        @Override
        public void accept(Outcome<BulkPool> pool) {
            continuation.accept(pool.map(ClientBuffers::new));
        }
    }
}
