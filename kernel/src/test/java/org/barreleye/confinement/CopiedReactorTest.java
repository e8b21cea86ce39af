package org.barreleye.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Test;

/** A machine with a confined reactor is copied while it runs. */
class CopiedReactorTest {
    private static final int STEPS = 4_000;
    private static final int PERIOD = 500;

    private static final Program COUNTING = ConfinedSystem.compile("""
            public final class Sample implements Program.ReactorProgram {
                @Override public String name() { return "sample"; }
                @Override public Upcalls load(SystemCalls calls, long argument0, long argument1) {
                    return new Counting(calls);
                }
                private static final class Counting implements Upcalls {
                    private final SystemCalls calls;
                    private long rounds;
                    private Counting(SystemCalls calls) { this.calls = calls; }
                    @Override public Wait run() {
                        rounds++;
                        long sum = 0;
                        for (long i = 0; i < rounds * 1000; i++) { sum += new Object() { }.hashCode() % 3; }
                        calls.print(rounds + " " + sum);
                        return new Wait(new long[0], calls.now() + 10_000);
                    }
                }
            }
            """);

    private static void steps(Machine machine, int count) {
        for (int step = 0; step < count; step++) {
            machine.step();
        }
    }

    @Test
    void continues_in_the_copy_as_in_the_original() {
        try (Machine original = Boot.on(StandardSystem.on(Presets.named("two-x86"), COUNTING, List.of(), 0), 1)) {
            steps(original, PERIOD);
            Machine copy = original.copy();
            for (int at = 0; at < STEPS; at += PERIOD) {
                steps(original, PERIOD);
            }
            for (int at = 0; at < STEPS; at += PERIOD) {
                steps(copy, PERIOD);
            }

            assertThat(original.console()).anyMatch(line -> line.text().startsWith("sample: 5 "));
            assertThat(copy.traceHash()).isEqualTo(original.traceHash());
            assertThat(copy.console()).isEqualTo(original.console());
        }
    }
}
