package org.barreleye.benchmarks.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.thread.Semaphore;
import org.barreleye.domain.thread.UserThread;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;

/**
 * Measures how long a program takes that starts threads and waits for their ends, in wall time: threads that end at
 * once, and threads that all wait for a semaphore until the last one has started.
 */
public final class ThreadBenchmark {
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 5;

    private ThreadBenchmark() {}

    /** The main program. */
    private record Threads(int count, boolean together) implements BlockingProgram {
        @Override
        public String name() {
            return "threads";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            Semaphore started = domain.threads().semaphore("all have started", 0);
            List<UserThread> threads = new ArrayList<>();
            int[] ended = new int[1];
            for (int i = 0; i < count; i++) {
                threads.add(domain.threads().create("t" + i, () -> {
                    if (together) {
                        started.acquire();
                    }
                    ended[0]++;
                }));
            }
            for (int i = 0; i < count; i++) {
                started.release();
                domain.threads().yield();
            }
            threads.forEach(UserThread::join);
            return ended[0] == count ? 0 : 1;
        }
    }

    /**
     * Measures.
     *
     * @param counts the numbers of threads; by default 1,000 and 20,000
     */
    public static void main(String[] counts) {
        System.out.printf("%8s %-24s %10s %10s%n", "threads", "", "least ms", "median ms");
        for (String count : counts.length == 0 ? List.of("1000", "20000") : Arrays.asList(counts)) {
            measure(Integer.parseInt(count), false);
            measure(Integer.parseInt(count), true);
        }
    }

    private static void measure(int count, boolean together) {
        double[] milliseconds = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            try (Machine machine = Boot.on(
                    StandardSystem.on(Presets.named("two-x86"), new Threads(count, together), List.of(), 0), 1)) {
                machine.run();
                if (machine.exitStatus().orElse(1) != 0) {
                    throw new IllegalStateException("the threads did not end: " + machine.console());
                }
            }
            if (round >= 0) {
                milliseconds[round] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(milliseconds);
        System.out.printf(Locale.ROOT, "%8d %-24s %10.0f %10.0f%n", count,
                together ? "that wait for each other" : "that end at once", milliseconds[0],
                milliseconds[ROUNDS / 2]);
    }
}
