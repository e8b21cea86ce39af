package org.barreleye.driver.nic;

import java.util.Optional;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.bulk.BulkTransfer;
import org.barreleye.domain.bulk.PoolShape;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.devicequeue.DevicequeueBinding;
import org.barreleye.generated.user.devicequeue.DevicequeueHandler;
import org.barreleye.generated.user.devicequeue.GetCoreReply;
import org.barreleye.generated.user.devicequeue.GetCountsReply;
import org.barreleye.generated.user.devicequeue.OpenReply;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Serves a client of the queue: passes its buffers to the device and back. A client that passes a buffer that is not
 * its own, or revokes the memory, is disconnected.
 */
final class QueueSession implements DevicequeueHandler, NicEvents {
    private static final int BUFFERS_MAX = 4_096;
    // The most bytes inside a message, and the largest buffer of the device.
    private static final int BUFFER_BYTES_MAX = 2_048;

    private final QueueServer server;
    // Of the client, as the monitors know it.
    private final int clientCore;
    // Set right after the binding has been made, which needs this handler.
    private DevicequeueBinding binding;
    // Present from the answer to `open` on.
    private Optional<DeviceBuffers> buffers = Optional.empty();

    QueueSession(QueueServer server, int clientCore) {
        this.server = server;
        this.clientCore = clientCore;
    }

    void attach(DevicequeueBinding newBinding) {
        binding = newBinding;
    }

    @Override
    public void getCore(GetCoreReply reply) {
        reply.reply(server.core());
    }

    @Override
    public void open(CapabilityReference frame, long count, long bytes, OpenReply reply) {
        boolean fits = count > 0 && count <= BUFFERS_MAX && bytes > 0 && bytes <= BUFFER_BYTES_MAX
                && PoolShape.of(count, bytes).succeeded() && !frame.equals(CapabilityReference.ABSENT);
        if (!fits || !server.take(this)) {
            binding.release(frame);
            refuse(reply, (fits ? SystemError.BUSY : SystemError.BAD_ARGUMENT).code());
            return;
        }
        DeviceBuffers.request(server, clientCore, new FrameReference(frame.address()),
                new PoolShape((int) count, (int) bytes), new DeviceBuffers.Receiver(this, reply));
    }

    /** The memory of the client is mapped, or cannot be. */
    void onBuffers(Outcome<DeviceBuffers> mapped, OpenReply reply) {
        if (!mapped.succeeded()) {
            server.release(this);
            refuse(reply, mapped.error() == KernelError.OUTSIDE_SOURCE ? SystemError.BAD_ARGUMENT.code()
                    : ErrorCode.of(mapped.error()));
        } else if (!binding.isOpen()) {
            mapped.value().close();
        } else {
            buffers = Optional.of(mapped.value());
            server.nic().start(this);
            reply.reply(mapped.value().mechanism().code(), server.nic().mac(), server.nic().receivingMax(),
                    server.nic().sendingMax(), ErrorCode.NONE);
            onLink();
        }
    }

    private static void refuse(OpenReply reply, ErrorCode error) {
        reply.reply(0, 0, 0, 0, error);
    }

    @Override
    public void provide(long buffer) {
        Optional<BulkBuffer> accepted = server.nic().canReceive() ? accept(buffer, 0, new ByteArrayView())
                : Optional.empty();
        if (accepted.isPresent()) {
            server.nic().provide((int) buffer, buffers.orElseThrow().address(accepted.get()),
                    accepted.get().capacity());
        } else {
            refuse("provides", buffer);
        }
    }

    @Override
    public void transmit(long buffer, long length, ByteArrayView data) {
        Optional<BulkBuffer> accepted = server.nic().canSend() && length >= Nic.FRAME_MIN && length <= Nic.FRAME_MAX
                ? accept(buffer, length, data) : Optional.empty();
        if (accepted.isPresent()) {
            server.nic().transmit((int) buffer, buffers.orElseThrow().address(accepted.get()), (int) length);
        } else {
            refuse("transmits " + length + " bytes of", buffer);
        }
    }

    private Optional<BulkBuffer> accept(long buffer, long length, ByteArrayView data) {
        return buffers.flatMap(pool -> pool.accept(buffer, length, data));
    }

    private void refuse(String what, long buffer) {
        binding.close(new Failure(Failure.Kind.REFUSED, "the client " + what + " buffer " + buffer
                + ", which it may not do: the buffer is not its own, or does not exist, or the ring is full"));
    }

    @Override
    public void getCounts(GetCountsReply reply) {
        Nic nic = server.nic();
        reply.reply(nic.interrupts(), nic.deadlines(), nic.linkChanges(), nic.noDescriptor(), nic.errors());
    }

    @Override
    public void onReceived(int buffer, int length) {
        giveBack(buffer, length).ifPresent(frame ->
                binding.sendReceived(frame.buffer(), frame.length(), frame.data()));
    }

    @Override
    public void onTransmitted(int buffer, boolean sent) {
        giveBack(buffer, 0).ifPresent(empty -> binding.sendTransmitted(empty.buffer(), sent));
    }

    private Optional<BulkTransfer> giveBack(int buffer, int length) {
        // Absent if the client was disconnected by an earlier event of the same interrupt.
        if (buffers.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(buffers.get().giveBack(buffer, length));
        } catch (MemoryFault revoked) {
            refuse("has revoked the memory of", buffer);
            return Optional.empty();
        }
    }

    @Override
    public void onLink() {
        binding.sendLink(server.nic().isLinkUp(), server.nic().megabits());
    }

    /** The client gets all buffers back by binding again. */
    @Override
    public void onError(String what) {
        server.onError(what);
        binding.close(new Failure(Failure.Kind.REFUSED, "the device was reset: " + what));
    }

    @Override
    public void onClosed(Failure reason) {
        server.release(this);
        buffers.ifPresent(DeviceBuffers::close);
        buffers = Optional.empty();
    }
}
