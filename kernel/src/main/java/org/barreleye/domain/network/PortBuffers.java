package org.barreleye.domain.network;

import java.util.Optional;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.bulk.BulkMechanism;
import org.barreleye.domain.bulk.BulkPool;
import org.barreleye.domain.bulk.BulkTransfer;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.Ipv4Address;

/** The buffers of a port at its client: half of them are with the stack to receive into, as far as they are there. */
final class PortBuffers implements Copyable {
    // Measured by UdpCostsTest: larger datagrams cost less in buffers, smaller ones inside messages.
    private static final int SMALL_COHERENT = 256;
    private static final int SMALL_INCOHERENT = 32;

    private final UdpBinding binding;
    private final BulkPool pool;
    private final int toReceive;
    private final int small;
    // By the number of the buffer: whether the stack has it to receive into. The others that it has are to be sent.
    private final boolean[] isProvided;
    private int provided;
    private boolean hasStack = true;

    /**
     * The buffers of a pool that the stack has mapped.
     *
     * @param small datagrams of at most this many bytes go inside messages
     */
    PortBuffers(UdpBinding binding, BulkPool pool, int small) {
        this.binding = binding;
        this.pool = pool;
        this.small = pool.mechanism() == BulkMechanism.MESSAGE ? Datagram.BYTES_MAX : small;
        toReceive = Math.max(1, pool.shape().buffers() / 2);
        isProvided = new boolean[pool.shape().buffers()];
        while (provided < toReceive) {
            release(pool.take().orElseThrow());
        }
    }

    /** The most bytes of a datagram that is better off inside a message than in a buffer. */
    static int small(BulkMechanism mechanism) {
        return switch (mechanism) {
            case COHERENT -> SMALL_COHERENT;
            case CACHE_MAINTENANCE -> SMALL_INCOHERENT;
            case MESSAGE -> Datagram.BYTES_MAX;
        };
    }

    /** Returns whether a datagram is better off inside a message. */
    boolean isSmall(int bytes) {
        return bytes <= small;
    }

    /** Takes a buffer that is in no use; nothing if there is none until one comes back. */
    Optional<BulkBuffer> take() {
        return pool.take();
    }

    /** Ends the use of a buffer: the stack gets it to receive into, if it has not enough of them. */
    void release(BulkBuffer buffer) {
        if (hasStack && provided < toReceive) {
            provided++;
            isProvided[buffer.number()] = true;
            buffer.setLength(0);
            binding.sendProvide(pool.move(buffer).buffer());
        } else {
            pool.free(buffer);
        }
    }

    /**
     * Gives a buffer with a datagram to the stack, to be sent.
     *
     * @return whether there is a stack; otherwise the buffer is free
     */
    boolean transmit(Ipv4Address address, int port, BulkBuffer buffer) {
        if (!hasStack) {
            pool.free(buffer);
            return false;
        }
        BulkTransfer transfer = pool.move(buffer);
        binding.sendTransmit(address.bits() & 0xffff_ffffL, port, transfer.buffer(), transfer.length(),
                transfer.data());
        return true;
    }

    /** The stack is not used any more: all buffers that it has can be taken again. */
    void onStackLost() {
        hasStack = false;
        provided = 0;
        pool.reclaim();
    }

    /**
     * A buffer has come back that was sent.
     *
     * @return whether it is one of those that the stack has to send
     */
    boolean onTransmitted(long buffer) {
        Optional<BulkBuffer> transmitted = accept(buffer, 0, new ByteArrayView(), false);
        transmitted.ifPresent(this::release);
        return transmitted.isPresent();
    }

    /** A buffer has come back with a datagram; nothing if it is none of those that the stack has to receive into. */
    Optional<BulkBuffer> onDelivered(long buffer, long length, ByteArrayView data) {
        Optional<BulkBuffer> delivered = accept(buffer, length, data, true);
        delivered.ifPresent(found -> {
            isProvided[found.number()] = false;
            provided--;
        });
        return delivered;
    }

    /** A stack that gives back what it does not have is not used any more. */
    private Optional<BulkBuffer> accept(long buffer, long length, ByteArrayView data, boolean isToReceive) {
        boolean exists = buffer >= 0 && buffer < isProvided.length;
        if (exists && isProvided[(int) buffer] != isToReceive) {
            refuse(buffer, isToReceive ? "it was not given it to receive into" : "it was not given it to send");
            return Optional.empty();
        }
        Outcome<BulkBuffer> accepted = pool.accept(buffer, length, data);
        if (!accepted.succeeded()) {
            refuse(buffer, pool.refusal());
            return Optional.empty();
        }
        return Optional.of(accepted.value());
    }

    private void refuse(long buffer, String reason) {
        binding.close(new Failure(Failure.Kind.MALFORMED,
                "the stack gives back buffer " + buffer + ", which it cannot: " + reason));
    }

    /** The pool. */
    BulkPool pool() {
        return pool;
    }

    /** Frees the memory; the binding is closed. */
    void close() {
        pool.close();
    }
}
