package org.barreleye.service.network;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.dispatcher.DeadlineQueue;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.kpi.state.Copyable;

/**
 * The line on the console that says that the network is up, or what is missing. The first one is printed when the
 * network is up or seems to stay down, after a bounded time; the service is open from then on. Later ones say what has
 * changed.
 */
final class Announcement implements Copyable {
    // As long as the driver may take, and the link after it: the boot does not wait longer.
    private static final long DRIVER_TIMEOUT = 200_000_000;
    private static final long LINK_TIMEOUT = 5_000_000;

    private final Domain domain;
    private final Network network;
    private final DeadlineQueue<Timeout> timeouts;
    private Optional<SettledListener> unsettled = Optional.empty();
    private boolean awaitsLink;
    private String printed = "";

    Announcement(Domain domain, Network network) {
        this.domain = domain;
        this.network = network;
        timeouts = new DeadlineQueue<>(domain.syscalls());
        domain.events().add(timeouts);
    }

    void begin(SettledListener listener) {
        unsettled = Optional.of(listener);
        timeouts.add(new Timeout(this), DRIVER_TIMEOUT);
    }

    /** The state of the network, or what is known about its driver, has changed. */
    void onChange() {
        InterfaceState state = network.state();
        boolean isComplete = state == InterfaceState.UP && network.knowsDriver() || network.hasFailed();
        // Once it has been up, it is not up as soon as it is known why; while it waits for an address it is on its way.
        boolean isDown = unsettled.isEmpty()
                && (state == InterfaceState.NO_LINK || state == InterfaceState.NO_DRIVER && network.knowsDriver());
        if (isComplete || isDown) {
            settle();
        } else if (state == InterfaceState.NO_LINK && !awaitsLink) {
            awaitsLink = true;
            timeouts.add(new Timeout(this), LINK_TIMEOUT);
        }
    }

    private void settle() {
        String line = network.station().name() + (network.state() == InterfaceState.UP
                ? ": up, " + network.stack().subnet().address() + ", " : ": not up: ") + network.reason();
        if (!line.equals(printed)) {
            domain.syscalls().print(line);
            printed = line;
        }
        unsettled.ifPresent(SettledListener::onSettled);
        unsettled = Optional.empty();
        timeouts.removeIf(timeout -> true);
    }

    /** It has taken too long: the boot goes on. */
    private record Timeout(Announcement announcement) implements DeadlineQueue.Expirable {
        @Override
        public void expire() {
            if (announcement.unsettled.isPresent()) {
                announcement.settle();
            }
        }
    }
}
