package org.barreleye.benchmarks.state;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.barreleye.kpi.state.StateCloner;

/**
 * Compares copies that are derived from the classes with hand-written ones of the same graph, alternating every few
 * milliseconds in one JVM, by the processor time of the thread: other load disturbs both alike.
 */
public final class CopyComparison {
    private static final int ROUNDS = 401;
    private static final int WARM_UP = 400;
    private static final int CORES_PER_ROUND = 1_600;

    private CopyComparison() {}

    /** Compares for 8 and 64 cores: copies of one graph, and copies of copies as an exploration of schedules makes. */
    public static void main(String[] arguments) {
        System.out.printf(Locale.ROOT, "%5s %-8s | %28s | %28s | %s%n", "cores", "copy of", "derived: microseconds",
                "hand-written: microseconds", "ratio of medians, of least");
        for (int cores : new int[] {8, 64}) {
            compare(cores, false);
            compare(cores, true);
        }
    }

    private static void compare(int cores, boolean successive) {
        SessionGraph graph = SessionGraph.of(cores);
        UnaryOperator<SessionGraph> derive = original -> new StateCloner().copy(original);
        UnaryOperator<SessionGraph> byHand = SessionGraph::copyByHand;
        if (derive.apply(graph).digest() != graph.digest() || byHand.apply(graph).digest() != graph.digest()) {
            throw new IllegalStateException("a copy differs from its original");
        }
        double[] derived = new double[ROUNDS];
        double[] handWritten = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double first = microsecondsPer(CORES_PER_ROUND / cores, graph, successive, derive);
            double second = microsecondsPer(CORES_PER_ROUND / cores, graph, successive, byHand);
            if (round >= 0) {
                derived[round] = first;
                handWritten[round] = second;
            }
        }
        Arrays.sort(derived);
        Arrays.sort(handWritten);
        System.out.printf(Locale.ROOT, "%5d %-8s | least %7.2f median %7.2f | least %7.2f median %7.2f | %.2f, %.2f%n",
                cores, successive ? "a copy" : "one", derived[0], derived[ROUNDS / 2], handWritten[0],
                handWritten[ROUNDS / 2], derived[ROUNDS / 2] / handWritten[ROUNDS / 2], derived[0] / handWritten[0]);
    }

    private static double microsecondsPer(int copies, SessionGraph graph, boolean successive,
            UnaryOperator<SessionGraph> copy) {
        SessionGraph original = graph;
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int count = 0; count < copies; count++) {
            SessionGraph made = copy.apply(original);
            original = successive ? made : original;
        }
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (successive && original.digest() != graph.digest()) {
            throw new IllegalStateException("a copy of a copy differs from the first original");
        }
        return (end - begin) / 1e3 / copies;
    }
}
