package org.barreleye.driver.nic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.Acceptor;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.device.ClaimedDevice;
import org.barreleye.generated.user.devicequeue.DevicequeueBinding;
import org.barreleye.generated.user.devicequeue.DevicequeueInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.state.Copyable;

/** Accepts clients, one of which has the queue at a time. */
final class QueueServer implements Acceptor, Copyable {
    private static final int ERRORS_MAX = 16;
    private static final int CORE_SHIFT = 32;
    private static final long PERIOD = 1_000_000_000;

    private final Domain domain;
    private final Nic nic;
    private final ClaimedDevice device;
    private final List<Long> errorTimes = new ArrayList<>();
    private Optional<QueueSession> holder = Optional.empty();

    QueueServer(Domain domain, Nic nic, ClaimedDevice device) {
        this.domain = domain;
        this.nic = nic;
        this.device = device;
        nic.unclaimed(new Unclaimed(this));
    }

    /** The device has failed. One that does not answer, or fails again and again, is not used any more. */
    void onError(String what) {
        long now = domain.syscalls().now();
        errorTimes.removeIf(time -> time <= now - PERIOD);
        errorTimes.add(now);
        Optional<String> problem = nic.problem();
        if (problem.isPresent()) {
            device.unusable(what + "; " + problem.get());
        } else if (errorTimes.size() == ERRORS_MAX) {
            device.unusable(what + ", and has failed for the " + ERRORS_MAX + "th time within a second");
        }
    }

    @Override
    public Binding accept(Channel channel) {
        return accept(channel, Client.SELF);
    }

    @Override
    public Binding accept(Channel channel, Client client) {
        QueueSession session = new QueueSession(this, (int) (client.process() >>> CORE_SHIFT));
        DevicequeueBinding binding = DevicequeueInterface.accept(channel, session);
        session.attach(binding);
        return binding;
    }

    Domain domain() {
        return domain;
    }

    /** The core of the driver. */
    int core() {
        return device.interrupt().core();
    }

    ClaimedDevice device() {
        return device;
    }

    Nic nic() {
        return nic;
    }

    /** Gives a client the queue if no other has it. */
    boolean take(QueueSession session) {
        if (holder.isPresent()) {
            return false;
        }
        holder = Optional.of(session);
        return true;
    }

    /** Ends the use of a client; the device is reset, so that it accesses no buffer of the client any more. */
    void release(QueueSession session) {
        if (holder.isPresent() && holder.get() == session) {
            holder = Optional.empty();
            nic.stop();
        }
    }

    /**
     * Receives the failures of a device that has no client.
     *
     * @param server of the device
     */
    private record Unclaimed(QueueServer server) implements NicEvents.OnlyErrors {
        @Override
        public void onError(String what) {
            server.onError(what);
        }
    }
}
