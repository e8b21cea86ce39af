package org.barreleye.benchmarks.confinement;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.barreleye.kpi.syscall.Upcalls;

/**
 * Compares rewritten code with the original in turns, by the processor time of the thread, so that other work of the
 * host disturbs both alike.
 */
public final class RewrittenCodeComparison {
    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 41;
    private static final int UPCALLS = 20;
    private static final double NANOSECONDS_PER_MICROSECOND = 1_000.0;

    private RewrittenCodeComparison() {}

    /** Prints least and median of each kind of work, in microseconds for an upcall, and their ratios. */
    public static void main(String[] arguments) throws IOException {
        for (int kind = 0; kind < RewrittenCode.WORK.size(); kind++) {
            Upcalls original = new ComputeProgram().load(new ChargedCycles(), kind, 0);
            Upcalls rewritten = RewrittenCode.rewritten().load(new ChargedCycles(), kind, 0);
            for (int i = 0; i < WARM_UP; i++) {
                original.run();
                rewritten.run();
            }
            long[] one = new long[ROUNDS];
            long[] other = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                one[round] = measure(original);
                other[round] = measure(rewritten);
            }
            Arrays.sort(one);
            Arrays.sort(other);
            System.out.printf(Locale.ROOT, "%-10s original %8.1f / %8.1f  rewritten %8.1f / %8.1f  ratio %.2f / %.2f%n",
                    RewrittenCode.WORK.get(kind), microseconds(one[0]), microseconds(one[ROUNDS / 2]),
                    microseconds(other[0]), microseconds(other[ROUNDS / 2]), (double) other[0] / one[0],
                    (double) other[ROUNDS / 2] / one[ROUNDS / 2]);
        }
    }

    private static long measure(Upcalls upcalls) {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < UPCALLS; i++) {
            upcalls.run();
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    }

    private static double microseconds(long nanoseconds) {
        return nanoseconds / NANOSECONDS_PER_MICROSECOND / UPCALLS;
    }
}
