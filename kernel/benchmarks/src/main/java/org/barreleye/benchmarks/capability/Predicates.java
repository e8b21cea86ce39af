package org.barreleye.benchmarks.capability;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.barreleye.benchmarks.capabilities.kernel.Capability;
import org.barreleye.benchmarks.capabilities.kernel.DeviceCapability;
import org.barreleye.benchmarks.capabilities.kernel.DeviceMappingCapability;
import org.barreleye.benchmarks.capabilities.kernel.DispatcherCapability;
import org.barreleye.benchmarks.capabilities.kernel.EndPointCapability;
import org.barreleye.benchmarks.capabilities.kernel.FrameCapability;
import org.barreleye.benchmarks.capabilities.kernel.MappingCapability;
import org.barreleye.benchmarks.capabilities.kernel.MemoryCapability;
import org.barreleye.benchmarks.capabilities.kernel.NodeCapability;
import org.barreleye.benchmarks.capabilities.kernel.NotificationCapability;
import org.barreleye.benchmarks.capabilities.kernel.RamCapability;
import org.barreleye.benchmarks.capabilities.kernel.Relations;
import org.barreleye.benchmarks.capabilities.kernel.TableCapability;
import org.barreleye.benchmarks.capabilities.kernel.VectorsCapability;

/**
 * Compares generated predicates with hand-written switches over pairs of capabilities of random types, alternating in
 * one JVM.
 */
public final class Predicates {
    private static final int PAIRS = 1 << 12;
    private static final int ROUNDS = 41;
    private static final int SWEEPS = 100;
    private static final int WARM_UP_ROUNDS = 20;
    private static final long SEED = 1;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Capability[] left = new Capability[PAIRS];
    private final Capability[] right = new Capability[PAIRS];
    private final double[][] times = new double[Predicate.values().length][ROUNDS];
    private final long[] bytes = new long[Predicate.values().length];
    private long sum;

    private Predicates() {
        Random random = new Random(SEED);
        for (int i = 0; i < PAIRS; i++) {
            left[i] = capability(random);
            right[i] = capability(random);
        }
    }

    /**
     * Measures all predicates and prints the median time of each call, the ratio to the switches, and the bytes
     * allocated.
     */
    public static void main(String[] arguments) {
        Predicates predicates = new Predicates();
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Predicate predicate : Predicate.values()) {
                predicates.measure(predicate, Math.max(round, 0));
            }
        }
        predicates.print();
    }

    private void measure(Predicate predicate, int round) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            sum += sweep(predicate);
        }
        times[predicate.ordinal()][round] = (System.nanoTime() - begin) / (double) (SWEEPS * PAIRS);
        bytes[predicate.ordinal()] = THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private long sweep(Predicate predicate) {
        return switch (predicate) {
            case COMPARE -> compare();
            case COMPARE_BY_HAND -> compareByHand();
            case DESCENDANT -> descendant();
            case DESCENDANT_BY_HAND -> descendantByHand();
        };
    }

    private long compare() {
        long total = 0;
        for (int i = 0; i < PAIRS; i++) {
            total += Relations.compare(left[i], right[i]);
        }
        return total;
    }

    private long compareByHand() {
        long total = 0;
        for (int i = 0; i < PAIRS; i++) {
            total += HandWrittenRelations.compare(left[i], right[i]);
        }
        return total;
    }

    private long descendant() {
        long total = 0;
        for (int i = 0; i < PAIRS; i++) {
            total += Relations.isDescendant(left[i], right[i]) ? 1 : 0;
        }
        return total;
    }

    private long descendantByHand() {
        long total = 0;
        for (int i = 0; i < PAIRS; i++) {
            total += HandWrittenRelations.isDescendant(left[i], right[i]) ? 1 : 0;
        }
        return total;
    }

    private void print() {
        if (compare() != compareByHand() || descendant() != descendantByHand()) {
            throw new IllegalStateException("the two sides do not answer alike");
        }
        for (int each = 0; each < times.length; each += 2) {
            double generated = median(times[each]);
            double hand = median(times[each + 1]);
            System.out.printf("%-12s generated %6.2f ns  by hand %6.2f ns  ratio %5.2f  allocated %d bytes%n",
                    Predicate.values()[each], generated, hand, generated / hand, bytes[each]);
        }
        System.out.println("checksum " + sum);
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    private static Capability capability(Random random) {
        long base = random.nextInt(64) * 4096L;
        long size = (1 + random.nextInt(16)) * 4096L;
        long extra = random.nextInt(4);
        return switch (random.nextInt(12)) {
            case 0 -> new MemoryCapability(0, base, size);
            case 1 -> new RamCapability(0, base, size);
            case 2 -> new FrameCapability(0, base, size);
            case 3 -> new NodeCapability(0, base, extra);
            case 4 -> new DispatcherCapability(0, base);
            case 5 -> new EndPointCapability(0, base, 6);
            case 6 -> new TableCapability(0, base);
            case 7 -> new MappingCapability(0, base, size, extra);
            case 8 -> new DeviceCapability(0, base, size);
            case 9 -> new DeviceMappingCapability(0, base, size, extra);
            case 10 -> new VectorsCapability(0, base, size);
            default -> new NotificationCapability(0, base, size, extra);
        };
    }

    /** A predicate that is measured, the generated one before its counterpart. */
    private enum Predicate {
        COMPARE, COMPARE_BY_HAND, DESCENDANT, DESCENDANT_BY_HAND
    }
}
