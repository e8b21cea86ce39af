package org.barreleye.machine.injection;

import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.fault.PortFaults;
import org.barreleye.machine.random.SeededRandom;

/** Injects the faults of one port of the wire. A fault of probability 0 draws no random number. */
public final class PortFaultInjector implements Copyable {
    private static final int HUNDRED_PERCENT = 100;

    private final PortFaults faults;
    private final List<LinkFlap> flaps;
    private final SeededRandom random;
    private final String port;
    private long lost;
    private long duplicated;
    private long reordered;

    /**
     * Creates the injector of a port.
     *
     * @param network the faults of the network, of which those of the port count
     * @param random the generator of the port
     */
    public PortFaultInjector(String port, NetworkFaults network, SeededRandom random) {
        this.random = random;
        this.port = port;
        faults = network.ports().stream().filter(some -> some.port().equals(port)).findFirst()
                .orElse(PortFaults.none(port));
        flaps = network.flaps().stream().filter(flap -> flap.port().equals(port)).toList();
    }

    /** Returns whether the frame is lost. */
    public boolean losesFrame() {
        boolean occurs = occurs(faults.lost());
        lost += occurs ? 1 : 0;
        return occurs;
    }

    /** Returns whether the frame arrives twice. */
    public boolean duplicatesFrame() {
        boolean occurs = occurs(faults.duplicated());
        duplicated += occurs ? 1 : 0;
        return occurs;
    }

    /** The delay of a frame; 0 if it keeps its turn. */
    public long reorderDelay() {
        if (!occurs(faults.reordered())) {
            return 0;
        }
        reordered++;
        return lateness();
    }

    /** The delay of the second copy of a frame. */
    public long lateness() {
        return random.upTo(faults.lateness());
    }

    /** The name of the port. */
    public String name() {
        return port;
    }

    /** The number of frames that were lost by a draw. */
    public long lost() {
        return lost;
    }

    /** The number of frames that were sent or delivered twice. */
    public long duplicated() {
        return duplicated;
    }

    /** The number of frames that were late. */
    public long reordered() {
        return reordered;
    }

    /** The losses of the link. */
    public List<LinkFlap> flaps() {
        return flaps;
    }

    /** Returns whether the link is up from one time to another, both included. */
    public boolean isUp(long from, long to) {
        for (LinkFlap flap : flaps) {
            if (from < flap.end() && to >= flap.at()) {
                return false;
            }
        }
        return true;
    }

    private boolean occurs(int percent) {
        return percent > 0 && random.upTo(HUNDRED_PERCENT - 1) < percent;
    }
}
