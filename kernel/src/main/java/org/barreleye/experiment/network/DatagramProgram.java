package org.barreleye.experiment.network;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.packet.Ipv4Address;

/**
 * Exchanges datagrams with the echo service of the host on the wire, and with itself.
 *
 * @param sizes the numbers of bytes of the datagrams
 * @param results receives what was measured
 */
record DatagramProgram(List<Integer> sizes, List<Result> results) implements BlockingProgram {
    /** The datagrams that are on their way at a time when throughput is measured. */
    static final int WINDOW = 16;

    private static final Ipv4Address PEER = Ipv4Address.of(10, 0, 0, 1);
    private static final Ipv4Address SELF = Ipv4Address.of(10, 0, 0, 2);
    private static final int ECHO = 7;
    private static final int ROUNDS = 30;
    private static final int WARM_UP_ROUNDS = 10;
    private static final int DATAGRAMS = 400;
    private static final int WARM_UP_DATAGRAMS = 50;
    private static final long TIMEOUT = 100_000_000;
    private static final long LOST_AFTER = 1_000_000;

    /**
     * The measurements.
     *
     * @param bytes of the datagrams
     * @param roundTrip to the host on the wire and back, in nanoseconds
     * @param local from the program to the stack and back, in nanoseconds
     * @param interval from one answer to the next when several datagrams are on their way, in nanoseconds
     */
    record Result(int bytes, double roundTrip, double local, double interval) {}

    @Override
    public String name() {
        return "datagrams";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
            for (int bytes : sizes) {
                byte[] data = new byte[bytes];
                results.add(new Result(bytes, roundTrip(domain, socket, new Datagram(PEER, ECHO, data)),
                        roundTrip(domain, socket, new Datagram(SELF, socket.port(), data)),
                        interval(domain, socket, new Datagram(PEER, ECHO, data))));
            }
            return 0;
        }
    }

    private static double roundTrip(Domain domain, UdpSocket socket, Datagram datagram) throws CallFailed {
        List<Long> durations = new ArrayList<>();
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            long begin = domain.syscalls().now();
            socket.send(datagram);
            socket.receive(TIMEOUT).orElseThrow();
            if (round >= 0) {
                durations.add(domain.syscalls().now() - begin);
            }
        }
        // The median: now and then a service of the core runs in between.
        durations.sort(null);
        return durations.get(ROUNDS / 2);
    }

    private static double interval(Domain domain, UdpSocket socket, Datagram datagram) throws CallFailed {
        long begin = 0;
        int sent = 0;
        int received = 0;
        while (received < WARM_UP_DATAGRAMS + DATAGRAMS) {
            if (received == WARM_UP_DATAGRAMS) {
                begin = domain.syscalls().now();
            }
            for (; sent < received + WINDOW; sent++) {
                socket.send(datagram);
            }
            if (socket.receive(LOST_AFTER).isPresent()) {
                received++;
            } else {
                // Those that were unread when others came are lost.
                sent = received;
            }
        }
        long end = domain.syscalls().now();
        while (socket.receive(LOST_AFTER).isPresent()) {
            // Answers to the last ones.
        }
        return (double) (end - begin) / DATAGRAMS;
    }
}
