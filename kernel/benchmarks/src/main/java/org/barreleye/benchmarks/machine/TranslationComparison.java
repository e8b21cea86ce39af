package org.barreleye.benchmarks.machine;

import java.util.Arrays;
import java.util.Locale;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.Presets;

/**
 * Compares the accesses a second of the modelled machine with and without translation, in turns in one run: {@code java
 * -cp kernel/benchmarks/target/benchmarks.jar org.barreleye.benchmarks.machine.TranslationComparison}. Every core reads
 * and writes words of 256 shared lines, with translation through four levels of page tables and the TLB.
 */
public final class TranslationComparison {
    private static final int CORES = 16;
    private static final int WORDS = 8;
    private static final int STEPS = 400_000;
    private static final int ROUNDS = 9;

    private TranslationComparison() {}

    /** Prints the rates and their ratio. */
    public static void main(String[] arguments) {
        Machine plain = machine(false);
        Machine translated = machine(true);
        double[] ratios = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            double without = accessesPerSecond(plain);
            double with = accessesPerSecond(translated);
            if (round >= 0) {
                ratios[round] = with / without;
                System.out.printf(Locale.ROOT,
                        "%.1f million accesses a second without translation, %.1f with it: %.2f%n",
                        without / 1e6, with / 1e6, ratios[round]);
            }
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "median ratio %.2f%n", ratios[ROUNDS / 2]);
    }

    private static Machine machine(boolean isTranslated) {
        Machine machine = Machine.of(Presets.named("smp-" + CORES), 1);
        for (int core = 0; core < CORES; core++) {
            AccessPattern pattern = new AccessPattern(core);
            Reactor driver = isTranslated ? new TranslatedDriver(pattern, WORDS) : new AccessDriver(pattern, WORDS);
            machine.install(new CoreId(core), (on, entry) -> driver);
            machine.powerOn(new CoreId(core), 0);
        }
        return machine;
    }

    private static double accessesPerSecond(Machine machine) {
        long begin = System.nanoTime();
        for (int step = 0; step < STEPS; step++) {
            machine.step();
        }
        return STEPS * (double) WORDS * 1e9 / (System.nanoTime() - begin);
    }
}
