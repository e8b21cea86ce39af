package org.barreleye.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares all libraries in one JVM, alternating every few milliseconds, and the ring in C beside it. On hosts whose
 * cores are virtual or shared, only figures of the same time are comparable, so the ratios are those of each round; on
 * others {@link BetweenThreads} is more exact.
 */
public final class TransportComparison {
    private static final String STUBS = "stubs";
    private static final String RING = "handRing";
    private static final String C = "C";
    private static final String FENCED = "C, fenced";
    private static final List<String> TRANSPORTS = List.of(STUBS, RING, "agrona", "jctools", "aeron");
    private static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUND_TRIPS = 40_000;
    private static final int MESSAGES = 200_000;
    private static final int WARM_UP = 20_000;

    private final List<Times> all = new ArrayList<>();

    private TransportComparison() {}

    /**
     * Measures all libraries, prints the least and the median time of each, and the ratios of the times of each round:
     * least, median and largest.
     */
    public static void main(String[] arguments) {
        TransportComparison comparison = new TransportComparison();
        try (RingInC ring = RingInC.start().orElse(null)) {
            TRANSPORTS.forEach(name -> comparison.all.add(new Times(name)));
            if (ring != null) {
                comparison.all.add(new Times(C));
                comparison.all.add(new Times(FENCED));
            }
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                for (Times times : comparison.all) {
                    measure(times, Math.max(round, 0), ring);
                }
            }
        }
        System.out.println("ns              round trip least  median    stream least  median");
        for (Times times : comparison.all) {
            System.out.printf("%-16s%16.1f%8.1f%16.1f%8.1f%n", times.name, at(times.roundTrips, 0),
                    at(times.roundTrips, ROUNDS / 2), at(times.streams, 0), at(times.streams, ROUNDS / 2));
        }
        System.out.println("ratio of each round         round trip                 stream");
        for (String peer : List.of(RING, "agrona", "jctools", "aeron")) {
            comparison.printRatio(STUBS, peer);
        }
        comparison.printRatio(RING, C);
        comparison.printRatio(STUBS, FENCED);
    }

    private static void measure(Times times, int round, RingInC ring) {
        if (times.name.equals(C) || times.name.equals(FENCED)) {
            times.roundTrips[round] =
                    times.name.equals(C) ? ring.roundTrip(ROUND_TRIPS) : ring.fencedRoundTrip(ROUND_TRIPS);
            times.streams[round] = ring.stream(MESSAGES);
            return;
        }
        try (MessageExchange exchange = MessageExchange.over(times.name)) {
            trips(exchange, WARM_UP);
            long begin = System.nanoTime();
            trips(exchange, ROUND_TRIPS);
            times.roundTrips[round] = (System.nanoTime() - begin) / (double) ROUND_TRIPS;

            exchange.stream(WARM_UP);
            begin = System.nanoTime();
            exchange.stream(MESSAGES);
            times.streams[round] = (System.nanoTime() - begin) / (double) MESSAGES;
        }
    }

    private static void trips(MessageExchange exchange, int count) {
        for (int i = 0; i < count; i++) {
            exchange.roundTrip(i);
        }
    }

    private void printRatio(String first, String second) {
        Optional<Times> peer = named(second);
        if (peer.isPresent()) {
            Times mine = named(first).orElseThrow();
            System.out.printf("%-22s%s  %s%n", first + " / " + second, ratios(mine.roundTrips, peer.get().roundTrips),
                    ratios(mine.streams, peer.get().streams));
        }
    }

    private Optional<Times> named(String name) {
        return all.stream().filter(times -> times.name.equals(name)).findFirst();
    }

    private static String ratios(double[] first, double[] second) {
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(ratios, round -> first[round] / second[round]);
        return String.format("%8.2f%8.2f%8.2f", at(ratios, 0), at(ratios, ROUNDS / 2), at(ratios, ROUNDS - 1));
    }

    /** The time at a place in ascending order. */
    private static double at(double[] times, int place) {
        return Arrays.stream(times).sorted().toArray()[place];
    }

    /** The times of one transport, in nanoseconds, by round. */
    private static final class Times {
        private final String name;
        private final double[] roundTrips = new double[ROUNDS];
        private final double[] streams = new double[ROUNDS];

        Times(String name) {
            this.name = name;
        }
    }
}
