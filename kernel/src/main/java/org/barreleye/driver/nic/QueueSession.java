package org.barreleye.driver.nic;

import java.util.Optional;
import org.barreleye.domain.device.DmaWindow;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.FrameIdentifyResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.devicequeue.DevicequeueBinding;
import org.barreleye.generated.user.devicequeue.DevicequeueHandler;
import org.barreleye.generated.user.devicequeue.GetCountsReply;
import org.barreleye.generated.user.devicequeue.OpenReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Serves a client of the queue: passes its buffers to the device and back. A client that passes a buffer that is not
 * its own is disconnected.
 */
final class QueueSession implements DevicequeueHandler, NicEvents {
    private static final int BUFFERS_MAX = 4_096;
    private static final int BUFFER_BYTES_MAX = 65_536;
    private static final int LINE = 64;

    private final QueueServer server;
    // Set right after the binding has been made, which needs this handler.
    private DevicequeueBinding binding;
    private CapabilityReference pool = CapabilityReference.ABSENT;
    // Present while the client has the queue.
    private Optional<DmaWindow> window = Optional.empty();
    private int bufferBytes;
    // Of each buffer whether the device has it; empty before `open`.
    private boolean[] withDevice = new boolean[0];

    QueueSession(QueueServer server) {
        this.server = server;
    }

    void attach(DevicequeueBinding newBinding) {
        binding = newBinding;
    }

    @Override
    public void open(CapabilityReference frame, long buffers, long bytes, OpenReply reply) {
        Outcome<FrameIdentifyResult> found =
                new FrameReference(frame.address()).identify(server.domain().syscalls());
        boolean fits = buffers > 0 && buffers <= BUFFERS_MAX && bytes > 0 && bytes <= BUFFER_BYTES_MAX
                && bytes % LINE == 0 && found.succeeded() && buffers * bytes <= found.value().bytes();
        ErrorCode error = !fits ? SystemError.BAD_ARGUMENT.code()
                : server.take(this) ? openWindow(frame) : SystemError.BUSY.code();
        if (error.failed()) {
            server.release(this);
            binding.release(frame);
            reply.reply(0, 0, 0, error);
            return;
        }
        pool = frame;
        bufferBytes = (int) bytes;
        withDevice = new boolean[(int) buffers];
        server.nic().start(this);
        reply.reply(server.nic().mac(), DescriptorRing.CAPACITY, DescriptorRing.CAPACITY, ErrorCode.NONE);
        onLink();
    }

    /** Lets the device access the buffers. */
    private ErrorCode openWindow(CapabilityReference frame) {
        Outcome<DmaWindow> opened = DmaWindow.open(server.domain(), server.device().registers(),
                new FrameReference(frame.address()));
        window = opened.succeeded() ? Optional.of(opened.value()) : Optional.empty();
        return opened.succeeded() ? ErrorCode.NONE : ErrorCode.of(opened.error());
    }

    @Override
    public void provide(long buffer) {
        if (isClients(buffer) && server.nic().canReceive()) {
            withDevice[(int) buffer] = true;
            server.nic().provide((int) buffer, address(buffer), bufferBytes);
        } else {
            refuse("provides", buffer);
        }
    }

    @Override
    public void transmit(long buffer, long length) {
        if (isClients(buffer) && server.nic().canSend() && length >= Nic.FRAME_MIN && length <= Nic.FRAME_MAX
                && length <= bufferBytes) {
            withDevice[(int) buffer] = true;
            server.nic().transmit((int) buffer, address(buffer), (int) length);
        } else {
            refuse("transmits " + length + " bytes of", buffer);
        }
    }

    private boolean isClients(long buffer) {
        return buffer < withDevice.length && !withDevice[(int) buffer];
    }

    private long address(long buffer) {
        return window.orElseThrow().deviceAddress() + buffer * bufferBytes;
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
        withDevice[buffer] = false;
        binding.sendReceived(buffer, Math.min(length, bufferBytes));
    }

    @Override
    public void onTransmitted(int buffer, boolean sent) {
        withDevice[buffer] = false;
        binding.sendTransmitted(buffer, sent);
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
        window.ifPresent(DmaWindow::close);
        window = Optional.empty();
        withDevice = new boolean[0];
        if (!pool.equals(CapabilityReference.ABSENT)) {
            server.domain().delete(pool);
            pool = CapabilityReference.ABSENT;
        }
    }
}
