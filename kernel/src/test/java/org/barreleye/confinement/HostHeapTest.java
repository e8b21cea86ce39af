package org.barreleye.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barreleye.kpi.syscall.Program;
import org.junit.jupiter.api.Test;

/** The bound on what a program keeps of the heap of the host, in a JVM of its own with a small heap. */
class HostHeapTest {
    private static final Program HOARDER = hoarder(1);

    private static Program hoarder(int step) {
        return ConfinedSystem.running("""
                List<long[]> kept = new ArrayList<>();
                for (int i = 0; i < 2_000; i++) {
                    kept.add(new long[1 << 15]);
                    if (i %% %d != 0) { kept.remove(kept.size() - 1); }
                }
                calls.print("kept " + kept.size());
                return 0;
                """.formatted(step));
    }

    /** Runs in the JVM with the small heap: two programs, each while a neighbour waits for its turn. */
    static final class InASmallHeap {
        private InASmallHeap() {}

        public static void main(String[] arguments) {
            Program program = arguments[0].equals("keeps") ? HOARDER : hoarder(100);
            ConfinedSystem.consoleOf(program).forEach(System.out::println);
        }
    }

    private static List<String> linesOf(String what) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx200m",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                InASmallHeap.class.getName(), what).redirectErrorStream(true).start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(jvm.exitValue()).as(output).isZero();
        return output.lines().toList();
    }

    @Test
    void ends_a_program_that_keeps_more_than_half_of_it() throws IOException, InterruptedException {
        assertThat(linesOf("keeps")).contains("main: status 70").anyMatch(line -> line.matches("sample was ended: "
                + "example\\.Sample\\.run\\(Sample\\.java:\\d+\\) allocates, and more than half of the heap of the host"
                + " is in use; keep less"));
    }

    @Test
    void does_not_end_a_program_that_allocates_as_much_and_keeps_little() throws IOException, InterruptedException {
        assertThat(linesOf("drops")).contains("main: status 0", "sample: kept 20");
    }
}
