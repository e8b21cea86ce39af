package org.barreleye.benchmarks.system;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.barreleye.packet.Ipv4Address;

/**
 * Measures how many datagrams a second of wall time go from a program to the host on the modelled wire and back, with
 * sixteen on their way: the difference of a long run and a short one, so without the boot. In turns it measures the
 * same exchange between two sockets of this host's loopback interface, where nothing is modelled.
 */
public final class NetworkBenchmark {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 9;
    private static final int WINDOW = 16;
    private static final int SHORT = 500;
    private static final int LONG = 4_500;
    private static final int[] SIZES = {1, 512, 1_472};

    private NetworkBenchmark() {}

    /** The main program. */
    private record DatagramEchoes(int datagrams, int bytes) implements BlockingProgram {
        private static final Ipv4Address PEER = Ipv4Address.of(10, 0, 0, 1);
        private static final int ECHO = 7;
        private static final long TIMEOUT = 1_000_000;

        @Override
        public String name() {
            return "exchange";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            Datagram datagram = new Datagram(PEER, ECHO, new byte[bytes]);
            try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                // While the hardware address of the host is asked for, only the last datagram waits.
                socket.send(datagram);
                socket.receive(TIMEOUT).orElseThrow();
                int sent = 0;
                int received = 0;
                while (received < datagrams) {
                    for (; sent < Math.min(datagrams, received + WINDOW); sent++) {
                        socket.send(datagram);
                    }
                    if (socket.receive(TIMEOUT).isPresent()) {
                        received++;
                    } else {
                        // Those that were unread when others came are lost.
                        sent = received;
                    }
                }
                return 0;
            }
        }
    }

    /**
     * Measures exchanges.
     *
     * @param machines the names of the machines; by default those with a network interface
     */
    public static void main(String[] machines) throws IOException {
        System.out.printf("%-8s %6s %14s %16s %20s %7s%n", "machine", "bytes", "datagrams/s", "events/datagram",
                "loopback datagrams/s", "ratio");
        for (String machine : machines.length == 0 ? List.of("demo", "amd-4x4") : Arrays.asList(machines)) {
            for (int bytes : SIZES) {
                measure(machine, bytes);
            }
        }
    }

    private static void measure(String machine, int bytes) throws IOException {
        double[] modelled = new double[ROUNDS];
        double[] loopback = new double[ROUNDS];
        long events = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            long few = boot(machine, SHORT, bytes);
            long middle = System.nanoTime();
            long many = boot(machine, LONG, bytes);
            long end = System.nanoTime();
            double other = loopback(LONG, bytes);
            events = many - few;
            if (round >= 0) {
                modelled[round] = (LONG - SHORT) * 1e9 / (end - middle - (middle - begin));
                loopback[round] = other;
            }
        }
        Arrays.sort(modelled);
        Arrays.sort(loopback);
        System.out.printf(Locale.ROOT, "%-8s %6d %14.0f %16.1f %20.0f %7.2f%n", machine, bytes, modelled[ROUNDS / 2],
                (double) events / (LONG - SHORT), loopback[ROUNDS / 2], modelled[ROUNDS / 2] / loopback[ROUNDS / 2]);
    }

    private static long boot(String machine, int datagrams, int bytes) {
        try (Machine booted = Boot.on(
                StandardSystem.on(Presets.named(machine), new DatagramEchoes(datagrams, bytes), List.of(), 0), 1)) {
            long events = booted.run();
            if (booted.exitStatus().orElse(1) != 0) {
                throw new IllegalStateException("the exchange failed on " + machine + ": " + booted.console());
            }
            return events;
        }
    }

    /** The datagrams a second between two sockets of the host, of which one sends back what it gets. */
    private static double loopback(int datagrams, int bytes) throws IOException {
        try (DatagramSocket client = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            DatagramPacket request = new DatagramPacket(new byte[bytes], bytes, server.getLocalSocketAddress());
            DatagramPacket answer = new DatagramPacket(new byte[bytes], bytes);
            long begin = System.nanoTime();
            int sent = 0;
            for (int received = 0; received < datagrams; received++) {
                for (; sent < Math.min(datagrams, received + WINDOW); sent++) {
                    client.send(request);
                }
                server.receive(answer);
                server.send(answer);
                client.receive(answer);
            }
            return datagrams * 1e9 / (System.nanoTime() - begin);
        }
    }
}
