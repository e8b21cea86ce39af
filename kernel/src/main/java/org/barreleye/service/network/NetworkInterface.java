package org.barreleye.service.network;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.dispatcher.DeadlineQueue;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.devicequeue.DevicequeueBinding;
import org.barreleye.generated.user.devicequeue.DevicequeueHandler;
import org.barreleye.generated.user.devicequeue.DevicequeueInterface;
import org.barreleye.generated.user.devicequeue.OpenContinuation;
import org.barreleye.kpi.channel.Channel;
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
    private final PinnedObject memory =
            new PinnedObject((long) BufferPool.BUFFERS * BufferPool.BUFFER_BYTES, RamSource.ANY_NODE);
    private final Counts counts = new Counts();
    private final DeadlineQueue<Retry> retries;
    private Optional<BufferPool> pool = Optional.empty();
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

    NetworkInterface(Domain domain, String name, InterfaceListener listener) {
        this.domain = domain;
        this.name = name;
        this.listener = listener;
        retries = new DeadlineQueue<>(domain.syscalls());
        domain.events().add(retries);
    }

    /** Allocates the buffers, and waits for the driver. */
    void open() {
        domain.addressSpace().request(memory, Placement.ANYWHERE, new PoolMapped(this));
    }

    private void onPool(Outcome<Region> mapped) {
        if (mapped.succeeded()) {
            pool = Optional.of(new BufferPool(mapped.value().window(domain.syscalls().memory())));
            awaitDriver();
        } else {
            problem = "there is no memory for its buffers: " + mapped.error().sentence();
            listener.onInterfaceChange();
        }
    }

    private void awaitDriver() {
        domain.connect(name, FOREVER, this, this);
    }

    /** The name of its device. */
    String name() {
        return name;
    }

    /** What has gone wrong at this end; empty if nothing has. */
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

    Counts counts() {
        return counts;
    }

    /** Sends a frame if a buffer is free and the link is up. */
    @Override
    public boolean send(EthernetFrame frame) {
        OptionalInt buffer = isLinkUp() && sending < sendingMax ? pool.orElseThrow().take() : OptionalInt.empty();
        if (buffer.isEmpty()) {
            counts.unsent++;
            return false;
        }
        byte[] bytes = frame.toBytes();
        pool.get().write(buffer.getAsInt(), bytes);
        pool.get().give(buffer.getAsInt());
        queue.get().sendTransmit(buffer.getAsInt(), bytes.length);
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
        binding.sendOpen(memory.frame().orElseThrow(), BufferPool.BUFFERS, BufferPool.BUFFER_BYTES,
                new Opened(this, binding));
    }

    private void onRefused(ErrorCode error) {
        problem = "its driver refuses the buffers: " + SystemError.describe(error);
        listener.onInterfaceChange();
    }

    private void onOpened(DevicequeueBinding driver, long station, long receiving, long sendingAtOnce) {
        problem = "";
        refusals = 0;
        queue = Optional.of(driver);
        mac = new MacAddress(station);
        sendingMax = (int) Math.min(sendingAtOnce, BufferPool.BUFFERS - RECEIVING_MAX);
        sending = 0;
        for (int i = 0; i < Math.min(receiving, RECEIVING_MAX); i++) {
            provide(pool.orElseThrow().take().orElseThrow());
        }
        // The driver tells the state of the link next.
    }

    private void provide(int buffer) {
        pool.orElseThrow().give(buffer);
        queue.ifPresent(driver -> driver.sendProvide(buffer));
    }

    @Override
    public void received(long buffer, long length) {
        if (!isFromDriver(buffer)) {
            return;
        } else if (length > BufferPool.BUFFER_BYTES) {
            refuse("gives back buffer " + buffer + " with " + length + " bytes, and it has "
                    + BufferPool.BUFFER_BYTES);
            return;
        }
        byte[] frame = pool.orElseThrow().read((int) buffer, (int) length);
        provide((int) buffer);
        counts.received++;
        listener.onFrame(frame);
    }

    @Override
    public void transmitted(long buffer, boolean sent) {
        if (isFromDriver(buffer)) {
            sending--;
            counts.unsent += sent ? 0 : 1;
            pool.orElseThrow().release((int) buffer);
        }
    }

    /** A driver that gives back what it does not have is not used any more. */
    private boolean isFromDriver(long buffer) {
        boolean accepted = queue.isPresent() && pool.orElseThrow().accept(buffer);
        if (!accepted && queue.isPresent()) {
            refuse("gives back buffer " + buffer + ", which it does not have");
        }
        return accepted;
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
        pool.ifPresent(BufferPool::reclaim);
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
     * The answer to the buffers.
     *
     * @param owner to which it belongs
     * @param driver which has answered
     */
    private record Opened(NetworkInterface owner, DevicequeueBinding driver) implements OpenContinuation, Copyable {
        @Override
        public void replied(long mac, long receiving, long sending, ErrorCode err) {
            if (err.failed()) {
                owner.onRefused(err);
            } else {
                owner.onOpened(driver, mac, receiving, sending);
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

    /** Receives the memory of the buffers. */
    private record PoolMapped(NetworkInterface owner) implements Consumer<Outcome<Region>>, Copyable {
        @Override
        public void accept(Outcome<Region> mapped) {
            owner.onPool(mapped);
        }
    }
}
