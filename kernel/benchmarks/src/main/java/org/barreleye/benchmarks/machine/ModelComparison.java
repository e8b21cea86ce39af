package org.barreleye.benchmarks.machine;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Compares the machine and the reference model, alternating every few milliseconds in one JVM, by the processor time of
 * the thread: other load disturbs both alike. Prints nanoseconds per access, the ratio, and the time of a snapshot.
 */
public final class ModelComparison {
    private static final int ROUNDS = 41;
    private static final int WARM_UP = 12;
    private static final int ACCESSES = 200_000;
    private static final int SNAPSHOTS = 50;

    private ModelComparison() {}

    /** Compares for 16, 64 and 256 cores, with one and with eight accesses a step; takes snapshots of two machines. */
    public static void main(String[] arguments) {
        System.out.printf(Locale.ROOT, "%5s %8s | %26s | %26s | %s%n", "cores", "accesses", "machine: ns/access",
                "textbook: ns/access", "ratio of medians, of least");
        for (int cores : new int[] {16, 64, 256}) {
            for (int words : new int[] {1, 8}) {
                compare(cores, words);
            }
        }
        snapshots("demo");
        snapshots("smp-64");
    }

    private static void snapshots(String name) {
        Snapshots snapshots = new Snapshots(name);
        snapshots.run();
        double[] rounds = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double taken = nanosecondsPer(SNAPSHOTS, count -> {
                for (int snapshot = 0; snapshot < count; snapshot++) {
                    snapshots.copyHashRestore();
                }
            });
            if (round >= 0) {
                rounds[round] = taken / 1_000;
            }
        }
        Arrays.sort(rounds);
        System.out.printf(Locale.ROOT, "%s copied, hashed and restored: least %.0f median %.0f microseconds%n",
                name, rounds[0], rounds[ROUNDS / 2]);
    }

    private static void compare(int cores, int words) {
        Accesses accesses = new Accesses(cores, words);
        accesses.start();
        double[] machine = new double[ROUNDS];
        double[] reference = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double first = nanosecondsPer(ACCESSES, accesses::onMachine);
            double second = nanosecondsPer(ACCESSES, accesses::onReference);
            if (round >= 0) {
                machine[round] = first;
                reference[round] = second;
            }
        }
        Arrays.sort(machine);
        Arrays.sort(reference);
        System.out.printf(Locale.ROOT,
                "%5d %8d | least %6.1f median %6.1f | least %6.1f median %6.1f | %.1f, %.1f; %.1f million accesses/s%n",
                cores, words, machine[0], machine[ROUNDS / 2], reference[0], reference[ROUNDS / 2],
                reference[ROUNDS / 2] / machine[ROUNDS / 2], reference[0] / machine[0], 1_000 / machine[ROUNDS / 2]);
    }

    private static double nanosecondsPer(int times, IntConsumer run) {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        run.accept(times);
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / (double) times;
    }
}
