package org.barreleye.machine.fault;

import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.random.SeededRandom;

/** Injects the faults of one port of the wire. A fault of probability 0 draws no random number. */
public final class PortFaultInjector implements Copyable {
    private static final int HUNDRED_PERCENT = 100;

    private final PortFaults faults;
    private final List<LinkFlap> flaps;
    private final SeededRandom random;

    /**
     * Creates the injector of a port.
     *
     * @param network the faults of the network, of which those of the port count
     * @param random the generator of the port
     */
    public PortFaultInjector(String port, NetworkFaults network, SeededRandom random) {
        this.random = random;
        faults = network.ports().stream().filter(some -> some.port().equals(port)).findFirst()
                .orElse(PortFaults.none(port));
        flaps = network.flaps().stream().filter(flap -> flap.port().equals(port)).toList();
    }

    /** Returns whether the frame is lost. */
    public boolean losesFrame() {
        return occurs(faults.lost());
    }

    /** Returns whether the frame arrives twice. */
    public boolean duplicatesFrame() {
        return occurs(faults.duplicated());
    }

    /** The delay of a frame; 0 if it keeps its turn. */
    public long reorderDelay() {
        return occurs(faults.reordered()) ? lateness() : 0;
    }

    /** The delay of the second copy of a frame. */
    public long lateness() {
        return random.upTo(faults.lateness());
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
