package org.barreleye.service.network;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.bulk.BulkReport;
import org.barreleye.domain.bulk.BulkTransfer;
import org.barreleye.domain.dispatcher.DeadlineQueue;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.devicequeue.DevicequeueBinding;
import org.barreleye.generated.user.devicequeue.DevicequeueHandler;
import org.barreleye.generated.user.devicequeue.DevicequeueInterface;
import org.barreleye.generated.user.devicequeue.GetCoreContinuation;
import org.barreleye.generated.user.devicequeue.OpenContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.MacAddress;

/**
 * The network interface, as its driver's device queue presents it. When the driver ends, the buffers that it had are
 * the stack's again, and the next driver is waited for.
 */
final class NetworkInterface implements Connector<DevicequeueBinding>, BindListener<DevicequeueBinding>,
        DevicequeueHandler, LinkLayer {
    private static final long FOREVER = -1;
    private static final int RECEIVING_MAX = 48;
    private static final int REFUSALS_MAX = 100;
    private static final long RETRY_AFTER = 100_000;
    private static final int MISTAKES_MAX = 16;

    private final Domain domain;
    private final String name;
    private final InterfaceListener listener;
    private final DriverBuffers buffers;
    private final Counts counts = new Counts();
    private final DeadlineQueue<Retry> retries;
    // Present while the driver serves the stack.
    private Optional<DevicequeueBinding> queue = Optional.empty();
    private MacAddress mac = new MacAddress(0);
    private int sendingMax;
    private int sending;
    private boolean linkKnown;
    private boolean linkUp;
    private long megabits;
    private String problem = "";
    // Since the driver was reached last.
    private int refusals;
    // Of drivers, since the stack was started.
    private int mistakes;

    NetworkInterface(Domain domain, DriverBuffers buffers, String name, InterfaceListener listener) {
        this.domain = domain;
        this.buffers = buffers;
        this.name = name;
        this.listener = listener;
        retries = new DeadlineQueue<>(domain.syscalls());
        domain.events().add(retries);
    }

    /** Waits for the driver. */
    void open() {
        awaitDriver();
    }

    private void awaitDriver() {
        domain.connect(name, FOREVER, this, this);
    }

    /** The name of its device. */
    String name() {
        return name;
    }

    /** The problem at this end; empty if there is none. */
    String problem() {
        return problem;
    }

    /** Returns whether a driver serves the stack and has told the state of the link. */
    boolean hasDriver() {
        return queue.isPresent() && linkKnown;
    }

    @Override
    public boolean isLinkUp() {
        return queue.isPresent() && linkUp;
    }

    long megabits() {
        return megabits;
    }

    @Override
    public MacAddress mac() {
        return mac;
    }

    /** The mechanism of the queue, what was picked it for and what it has cost; nothing without a driver. */
    Optional<BulkReport> report() {
        return queue.map(driver -> buffers.pool().report());
    }

    Counts counts() {
        return counts;
    }

    /** Sends a frame if a buffer is free and the link is up. */
    @Override
    public boolean send(EthernetFrame frame) {
        Optional<BulkBuffer> buffer = isLinkUp() && sending < sendingMax ? buffers.pool().take() : Optional.empty();
        if (buffer.isEmpty()) {
            counts.unsent++;
            return false;
        }
        buffer.get().put(0, frame.toBytes());
        BulkTransfer transfer = buffers.pool().move(buffer.get());
        queue.get().sendTransmit(transfer.buffer(), transfer.length(), transfer.data());
        sending++;
        counts.sent++;
        return true;
    }

    @Override
    public DevicequeueBinding connect(Channel channel) {
        return DevicequeueInterface.connect(channel, this);
    }

    @Override
    public void bound(DevicequeueBinding binding) {
        binding.sendGetCore(new CoreTold(this, binding));
    }

    /** The buffers are there for a driver, or cannot be allocated. */
    void onPool(DevicequeueBinding driver, Outcome<Outcome.Unit> allocated) {
        if (allocated.succeeded()) {
            driver.sendOpen(buffers.pool().frame(), DriverBuffers.SHAPE.buffers(), DriverBuffers.SHAPE.bytes(),
                    new Opened(this, driver));
        } else {
            problem = "there is no memory for its buffers: " + allocated.error().sentence();
            listener.onInterfaceChange();
        }
    }

    private void onRefused(ErrorCode error) {
        problem = "its driver refuses the buffers: " + SystemError.describe(error);
        listener.onInterfaceChange();
    }

    private void onOpened(DevicequeueBinding driver, long mechanism, long station, long receiving,
            long sendingAtOnce) {
        if (!buffers.pool().agree(mechanism).succeeded()) {
            driver.close(new Failure(Failure.Kind.REFUSED, buffers.pool().refusal()));
            return;
        }
        problem = "";
        refusals = 0;
        queue = Optional.of(driver);
        mac = new MacAddress(station);
        sendingMax = (int) Math.min(sendingAtOnce, DriverBuffers.SHAPE.buffers() - RECEIVING_MAX);
        sending = 0;
        for (int i = 0; i < Math.min(receiving, RECEIVING_MAX); i++) {
            provide(driver, buffers.pool().take().orElseThrow());
        }
        // The driver tells the state of the link next.
    }

    private void provide(DevicequeueBinding driver, BulkBuffer buffer) {
        buffer.setLength(0);
        driver.sendProvide(buffers.pool().move(buffer).buffer());
    }

    @Override
    public void received(long buffer, long length, ByteArrayView data) {
        accept(buffer, length, data).ifPresent(filled -> {
            byte[] frame = filled.get();
            provide(queue.orElseThrow(), filled);
            counts.received++;
            listener.onFrame(frame);
        });
    }

    @Override
    public void transmitted(long buffer, boolean sent) {
        accept(buffer, 0, new ByteArrayView()).ifPresent(done -> {
            sending--;
            counts.unsent += sent ? 0 : 1;
            buffers.pool().free(done);
        });
    }

    /** A driver that gives back what it does not have is not used any more. */
    private Optional<BulkBuffer> accept(long buffer, long length, ByteArrayView data) {
        if (queue.isEmpty()) {
            return Optional.empty();
        }
        Outcome<BulkBuffer> accepted = buffers.pool().accept(buffer, length, data);
        if (!accepted.succeeded()) {
            refuse("gives back buffer " + buffer + ", which it cannot: " + buffers.pool().refusal());
            return Optional.empty();
        }
        return Optional.of(accepted.value());
    }

    private void refuse(String what) {
        mistakes++;
        if (mistakes == MISTAKES_MAX) {
            problem = "its driver " + what + ", and has made " + MISTAKES_MAX + " such mistakes";
        }
        queue.orElseThrow().close(new Failure(Failure.Kind.REFUSED, "the driver " + what));
    }

    @Override
    public void link(boolean up, long speed) {
        linkKnown = true;
        linkUp = up;
        megabits = speed;
        listener.onInterfaceChange();
    }

    @Override
    public void onClosed(Failure reason) {
        queue = Optional.empty();
        linkKnown = false;
        linkUp = false;
        buffers.reclaim();
        listener.onInterfaceChange();
        // One that errs again and again would be bound to for ever.
        if (mistakes < MISTAKES_MAX) {
            awaitDriver();
        }
    }

    @Override
    public void failed(Failure failure) {
        refusals++;
        if (failure.kind() == Failure.Kind.PEER_GONE) {
            awaitDriver();
        } else if (refusals < REFUSALS_MAX) {
            // The driver may have ended after it was found; its name is free soon.
            retries.add(new Retry(this), RETRY_AFTER);
        } else {
            problem = "its driver cannot be reached: " + failure;
            listener.onInterfaceChange();
        }
    }

    /** The counts of frames since the stack was started. */
    static final class Counts implements Copyable {
        private long sent;
        private long received;
        private long unsent;

        long sent() {
            return sent;
        }

        long received() {
            return received;
        }

        /** Frames that were dropped since no buffer was free, or the link was down. */
        long unsent() {
            return unsent;
        }
    }

    /**
     * The core of the driver.
     *
     * @param owner to which it belongs
     * @param driver which has answered
     */
    private record CoreTold(NetworkInterface owner, DevicequeueBinding driver) implements GetCoreContinuation,
            Copyable {
        @Override
        public void replied(long core) {
            owner.buffers.request(owner, driver, (int) core);
        }

        /** The binding has closed, and the next driver is waited for. */
        @Override
        public void failed(Failure failure) {}
    }

    /**
     * The answer to the buffers.
     *
     * @param owner to which it belongs
     * @param driver which has answered
     */
    private record Opened(NetworkInterface owner, DevicequeueBinding driver) implements OpenContinuation, Copyable {
        @Override
        public void replied(long mechanism, long mac, long receiving, long sending, ErrorCode err) {
            if (err.failed()) {
                owner.onRefused(err);
            } else {
                owner.onOpened(driver, mechanism, mac, receiving, sending);
            }
        }

        /** The binding has closed, and the next driver is waited for. */
        @Override
        public void failed(Failure failure) {}
    }

    /** Looks for the driver again. */
    private record Retry(NetworkInterface owner) implements DeadlineQueue.Expirable {
        @Override
        public void expire() {
            owner.awaitDriver();
        }
    }
}
