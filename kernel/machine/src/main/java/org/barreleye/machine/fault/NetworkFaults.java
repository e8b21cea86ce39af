package org.barreleye.machine.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * The faults of the network.
 *
 * @param ports the faults of ports; of two of one port, the first
 * @param flaps the losses of links; those of one port do not overlap
 */
public record NetworkFaults(List<PortFaults> ports, List<LinkFlap> flaps) {
    /** Copies the lists and checks that no link is lost twice at a time. */
    public NetworkFaults {
        ports = List.copyOf(ports);
        flaps = List.copyOf(flaps);
        for (int index = 0; index < flaps.size(); index++) {
            for (LinkFlap other : flaps.subList(0, index)) {
                LinkFlap flap = flaps.get(index);
                if (flap.port().equals(other.port()) && flap.at() <= other.end() && other.at() <= flap.end()) {
                    throw new IllegalArgumentException("the link of port '" + flap.port()
                            + "' is lost twice at a time; separate the two by 1 ps or more");
                }
            }
        }
    }

    /** The same for a station that is connected at a time: without the losses that are over then. */
    public NetworkFaults from(long connected) {
        return new NetworkFaults(ports, flaps.stream().filter(flap -> flap.end() > connected)
                .map(flap -> flap.at() >= connected ? flap
                : new LinkFlap(flap.port(), connected, flap.end() - connected)).toList());
    }

    /** The faults one by one. */
    List<Fault> list() {
        List<Fault> all = new ArrayList<>();
        for (PortFaults port : ports) {
            if (port.lost() > 0) {
                all.add(new LostFrames(port.port(), port.lost()));
            }
            if (port.duplicated() > 0) {
                all.add(new DuplicatedFrames(port.port(), port.duplicated(), Math.max(1, port.lateness())));
            }
            if (port.reordered() > 0) {
                all.add(new ReorderedFrames(port.port(), port.reordered(), Math.max(1, port.lateness())));
            }
        }
        all.addAll(flaps);
        return all;
    }

    /** No faults. */
    public static NetworkFaults none() {
        return new NetworkFaults(List.of(), List.of());
    }

    /** Faults of ports. */
    public static NetworkFaults of(PortFaults... ports) {
        return new NetworkFaults(List.of(ports), List.of());
    }

    /** Losses of links. */
    public static NetworkFaults of(LinkFlap... flaps) {
        return new NetworkFaults(List.of(), List.of(flaps));
    }
}
