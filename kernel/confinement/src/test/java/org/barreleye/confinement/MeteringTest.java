package org.barreleye.confinement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.confinement.load.ConfinedPrograms;
import org.barreleye.confinement.meter.ProgramAccount;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.InstructionCosts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The cycles that a program is charged, by system calls that only add them up. */
class MeteringTest {
    private static final InstructionCosts ONE_EACH = new InstructionCosts(1, 1, 1, 1, 1, 1, 1, 1);

    private static List<Long> chargesOf(InstructionCosts costs, String members, long argument) {
        Program.ThreadedProgram program = (Program.ThreadedProgram) ConfinedPrograms
                .of(CompiledImage.ofMembers(members), "example.Sample");
        List<Long> charges = new ArrayList<>();
        SystemCalls calls = (SystemCalls) Proxy.newProxyInstance(MeteringTest.class.getClassLoader(),
                new Class<?>[] {SystemCalls.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "compute", "charge" -> charges.add((Long) arguments[0]) ? null : null;
                    case "instructionCosts" -> costs;
                    default -> null;
                });
        program.main(calls, argument, 0);
        return charges;
    }

    private static long cyclesOf(String members, long argument) {
        return chargesOf(ONE_EACH, members, argument).stream().mapToLong(Long::longValue).sum();
    }

    private static String main(String statements) {
        return "@Override public int main(SystemCalls calls, long rounds, long unused) { " + statements + " }";
    }

    private static long perRound(String statements) {
        String members = statements.contains(" main(") ? statements : main(statements);
        return (cyclesOf(members, 21_000) - cyclesOf(members, 1_000)) / 20_000;
    }

    @Nested
    class A_round_of_a_loop {
        @Test
        void costs_its_bytecodes_without_moves_between_variables() {
            // lcmp and ifge; ladd of the sum; ladd of the index; goto.
            assertThat(perRound("long sum = 0; for (long i = 0; i < rounds; i++) { sum += i; } return (int) sum;"))
                    .isEqualTo(5);
        }

        @Test
        void costs_the_same_if_it_ends_by_an_exception() {
            long caught = perRound("int sum = 0; for (long i = 0; i < rounds; i++) {"
                    + " try { sum += 1 / (sum - sum); } catch (ArithmeticException zero) { continue; } }"
                    + " return sum;");

            // Before the exception lcmp, ifge, isub, idiv and iadd, which is in the block; then goto, ladd, goto.
            assertThat(caught).isBetween(7L, 9L);
        }

        @Test
        void costs_what_a_method_does_that_ends_by_an_exception() {
            String members = """
                    private static int fail(int n) {
                        int sum = 0;
                        for (int i = 0; i < 100; i++) { sum += i; }
                        return sum / n;
                    }
                    """ + main("int caught = 0; for (long i = 0; i < rounds; i++) {"
                    + " try { caught += fail(0); } catch (ArithmeticException zero) { caught++; } } return caught;");

            // A hundred rounds of if_icmpge, iadd, iinc and goto, and a few cycles around them.
            assertThat(perRound(members)).isBetween(400L, 420L);
        }
    }

    @Nested
    class A_charge {
        @Test
        void is_at_most_a_little_more_than_the_quantum() {
            List<Long> charges = chargesOf(ONE_EACH, main(
                    "long sum = 0; for (long i = 0; i < rounds; i++) { sum += i; } return (int) sum;"), 250_000);

            assertThat(charges).hasSizeGreaterThan(20)
                    .allSatisfy(charge -> assertThat(charge).isBetween(1L, ProgramAccount.QUANTUM + 10L));
        }

        @Test
        void precedes_each_system_call() {
            List<Long> charges = chargesOf(ONE_EACH, main(
                    "for (long i = 0; i < rounds; i++) { calls.print(\"x\"); } return 0;"), 3);

            assertThat(charges).hasSize(4);
        }

        @Test
        void follows_the_table_of_the_instruction_set() {
            InstructionCosts slow = new InstructionCosts(10, 10, 10, 10, 10, 10, 10, 10);
            String members = main(
                    "long sum = 0; for (long i = 0; i < rounds; i++) { sum += i * i; } return (int) sum;");

            // A block without cost is charged a cycle, whatever the table says.
            assertThat(chargesOf(slow, members, 5_000).stream().mapToLong(Long::longValue).sum())
                    .isCloseTo(10 * cyclesOf(members, 5_000), within(10L));
        }
    }

    @Nested
    class A_class_initialiser {
        @Test
        void is_charged_once_and_by_itself() {
            String members = """
                    private static final class Table {
                        static int sum;
                        static { for (int i = 0; i < 30_000; i++) { sum += i; } }
                    }
                    """ + main("int sum = 0; for (long i = 0; i < rounds; i++) { sum += Table.sum; } return sum;");

            // Thirty thousand rounds of if_icmpge, getstatic, iadd, putstatic, iinc and goto.
            assertThat(cyclesOf(members, 1)).isBetween(180_000L, 180_100L);
            assertThat(perRound(members)).isEqualTo(6);
        }
    }
}
