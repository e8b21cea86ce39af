package org.barreleye.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * All peers in one virtual machine, in turns of a few milliseconds: for machines whose cores move or are shared, where two
 * figures can only be compared if they were taken in the same moment. {@link BetweenThreads} is more exact where they do not.
 */
public final class Comparison {
    private static final List<String> PEERS = List.of("stubs", "handRing", "agrona", "jctools", "aeron");
    private static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUND_TRIPS = 40_000;
    private static final int MESSAGES = 200_000;
    private static final int WARM_UP = 20_000;

    private final double[][] roundTrips = new double[PEERS.size()][ROUNDS];
    private final double[][] streams = new double[PEERS.size()][ROUNDS];

    private Comparison() {}

    /** Measures all peers and prints the least and the median time of each. */
    public static void main(String[] arguments) {
        Comparison comparison = new Comparison();
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (int peer = 0; peer < PEERS.size(); peer++) {
                comparison.measure(peer, Math.max(round, 0));
            }
        }
        System.out.println("ns              round trip least  median    stream least  median");
        for (int peer = 0; peer < PEERS.size(); peer++) {
            System.out.printf("%-16s%16.1f%8.1f%16.1f%8.1f%n", PEERS.get(peer),
                    least(comparison.roundTrips[peer]), median(comparison.roundTrips[peer]),
                    least(comparison.streams[peer]), median(comparison.streams[peer]));
        }
    }

    private void measure(int peer, int round) {
        try (Exchange exchange = Exchange.over(PEERS.get(peer))) {
            trips(exchange, WARM_UP);
            long begin = System.nanoTime();
            trips(exchange, ROUND_TRIPS);
            roundTrips[peer][round] = (System.nanoTime() - begin) / (double) ROUND_TRIPS;

            exchange.stream(WARM_UP);
            begin = System.nanoTime();
            exchange.stream(MESSAGES);
            streams[peer][round] = (System.nanoTime() - begin) / (double) MESSAGES;
        }
    }

    private static void trips(Exchange exchange, int count) {
        for (int i = 0; i < count; i++) {
            exchange.roundTrip(i);
        }
    }

    private static double least(double[] times) {
        return Arrays.stream(times).min().orElseThrow();
    }

    private static double median(double[] times) {
        return Arrays.stream(times).sorted().toArray()[times.length / 2];
    }
}
