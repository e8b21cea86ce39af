package org.barreleye.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * Compares all libraries in one JVM, alternating every few milliseconds. On hosts whose cores are virtual or shared,
 * only figures of the same time are comparable; on others {@link BetweenThreads} is more exact.
 */
public final class TransportComparison {
    private static final List<String> TRANSPORTS = List.of("stubs", "handRing", "agrona", "jctools", "aeron");
    private static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUND_TRIPS = 40_000;
    private static final int MESSAGES = 200_000;
    private static final int WARM_UP = 20_000;

    private final double[][] roundTrips = new double[TRANSPORTS.size()][ROUNDS];
    private final double[][] streams = new double[TRANSPORTS.size()][ROUNDS];

    private TransportComparison() {}

    /** Measures all libraries and prints the least and the median time of each. */
    public static void main(String[] arguments) {
        TransportComparison comparison = new TransportComparison();
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (int transport = 0; transport < TRANSPORTS.size(); transport++) {
                comparison.measure(transport, Math.max(round, 0));
            }
        }
        System.out.println("ns              round trip least  median    stream least  median");
        for (int transport = 0; transport < TRANSPORTS.size(); transport++) {
            System.out.printf("%-16s%16.1f%8.1f%16.1f%8.1f%n", TRANSPORTS.get(transport),
                    least(comparison.roundTrips[transport]), median(comparison.roundTrips[transport]),
                    least(comparison.streams[transport]), median(comparison.streams[transport]));
        }
    }

    private void measure(int transport, int round) {
        try (MessageExchange exchange = MessageExchange.over(TRANSPORTS.get(transport))) {
            trips(exchange, WARM_UP);
            long begin = System.nanoTime();
            trips(exchange, ROUND_TRIPS);
            roundTrips[transport][round] = (System.nanoTime() - begin) / (double) ROUND_TRIPS;

            exchange.stream(WARM_UP);
            begin = System.nanoTime();
            exchange.stream(MESSAGES);
            streams[transport][round] = (System.nanoTime() - begin) / (double) MESSAGES;
        }
    }

    private static void trips(MessageExchange exchange, int count) {
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
