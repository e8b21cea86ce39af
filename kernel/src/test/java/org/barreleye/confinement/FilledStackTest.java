package org.barreleye.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.kpi.syscall.Program;
import org.junit.jupiter.api.Test;

/** A confined program that has filled its stack with frames of the JDK, which are not counted. */
class FilledStackTest {
    /** Computes hash codes of lists that are nested ever deeper, the innermost of which makes a system call. */
    private static final String NESTED = """
            private static final class Innermost {
                private final SystemCalls calls;
                private Innermost(SystemCalls calls) { this.calls = calls; }
                @Override public int hashCode() { calls.compute(100_000); calls.now(); return 1; }
            }
            @Override public int run(Domain domain) {
                for (int depth = 500; ; depth += depth / 8) {
                    List<Object> list = new ArrayList<>();
                    list.add(new Innermost(domain.syscalls()));
                    for (int level = 0; level < depth; level++) {
                        List<Object> outer = new ArrayList<>(1);
                        outer.add(list);
                        list = outer;
                    }
                    list.hashCode();
                }
            }
            """;

    @Test
    void ends_alone_since_nothing_but_its_own_call_runs_on_that_stack() {
        List<String> console = ConfinedSystem.consoleOf(ConfinedSystem.threaded(NESTED));

        assertThat(console).anyMatch(line -> line.contains("sample was ended"));
        assertThat(console).last().asString().contains("status 70");
    }

    @Test
    void is_expected_of_every_threaded_program_of_a_jar() {
        Program program = ConfinedSystem.running("return 0;");

        assertThat(program).isInstanceOfSatisfying(Program.ThreadedProgram.class,
                threaded -> assertThat(threaded.mayFillStack()).isTrue());
    }
}
