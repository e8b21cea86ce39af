package org.barreleye.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.kpi.syscall.Program;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ConfinedProgramTest {
    private static final String STATUS_OF_FAILURE = "main: status 70";

    private static String endOf(List<String> console) {
        assertThat(console).contains(STATUS_OF_FAILURE);
        return console.stream().filter(line -> line.startsWith("sample was ended: ")).findFirst()
                .orElseThrow(() -> new AssertionError(console));
    }

    @Nested
    class A_loop_without_system_calls {
        private final Program loop = ConfinedSystem.running("long rounds = 0; while (calls != null) { rounds++; }"
                + " return (int) rounds;");

        @Test
        void is_preempted_so_that_other_programs_of_its_core_run() {
            BootResult result = ConfinedSystem.run(loop, domain -> {
                domain.spawn(0, "sample", "");
                long begin = domain.syscalls().now();
                domain.syscalls().compute(1_000_000);
                domain.syscalls().suspend(new org.barreleye.kpi.syscall.Wait(new long[0],
                        domain.syscalls().now() + 50_000_000));
                domain.syscalls().print("waited " + (domain.syscalls().now() - begin < 200_000_000));
            });

            assertThat(result.status()).hasValue(0);
            assertThat(result.console()).contains("main: waited true");
        }

        @Test
        void takes_machine_time() {
            Program counting = ConfinedSystem.running("long begin = calls.now(); long sum = 0;"
                    + " for (int i = 0; i < 1_000_000; i++) { sum += i; }"
                    + " calls.print(sum + \" in \" + (calls.now() - begin) / 1_000_000 + \" ms\"); return 0;");

            // Addition, increment, comparison and jumps: about four cycles a round, at 2,000 MHz.
            assertThat(ConfinedSystem.consoleOf(counting)).anyMatch(line -> line.matches(
                    "sample: 499999500000 in [123] ms"));
        }
    }

    @Nested
    class Two_threads {
        @Test
        void run_in_turns_although_one_never_calls_the_system() {
            Program threads = ConfinedSystem.threaded("""
                    private static int rounds;
                    private static boolean stop;
                    @Override public int run(Domain domain) {
                        Threads threads = domain.threads();
                        UserThread spinner = threads.create("spinner", () -> { while (!stop) { rounds++; } });
                        UserThread other = threads.create("other", () -> {
                            for (int i = 0; i < 3; i++) {
                                domain.syscalls().print("turn " + i);
                                threads.sleep(1_000_000);
                            }
                            stop = true;
                        });
                        other.join();
                        spinner.join();
                        return rounds > 0 ? 0 : 1;
                    }
                    """);

            assertThat(ConfinedSystem.consoleOf(threads))
                    .contains("sample: turn 0", "sample: turn 1", "sample: turn 2", "main: status 0");
        }
    }

    @Nested
    class Recursion {
        @Test
        void ends_the_program_at_a_bound_between_two_system_calls() {
            List<String> console = ConfinedSystem.consoleOf(ConfinedSystem.threaded("""
                    private static int descend(SystemCalls calls, int depth) {
                        if (depth % 500 == 0) {
                            calls.print("depth " + depth);
                        }
                        return descend(calls, depth + 1) + 1;
                    }
                    @Override public int run(Domain domain) { return descend(domain.syscalls(), 0); }
                    """));

            assertThat(console).contains("sample: depth 2000");
            assertThat(endOf(console)).contains("example.Sample.descend(Sample.java:", "calls itself too deeply");
        }

        @Test
        void is_counted_exactly_when_exceptions_leave_methods() {
            assertThat(ConfinedSystem.consoleOf(ConfinedSystem.threaded("""
                    private static void descend(int depth) {
                        if (depth == 0) {
                            throw new IllegalStateException();
                        }
                        descend(depth - 1);
                    }
                    @Override public int run(Domain domain) {
                        int caught = 0;
                        for (int i = 0; i < 10_000; i++) {
                            try { descend(100); } catch (IllegalStateException expected) { caught++; }
                        }
                        List<Integer> numbers = List.of(1, 2, 3);
                        for (int i = 0; i < 10_000; i++) {
                            try {
                                numbers.forEach(n -> descend(n));
                            } catch (IllegalStateException expected) {
                                caught++;
                            }
                        }
                        return caught == 20_000 ? 0 : 1;
                    }
                    """))).contains("main: status 0");
        }

        @Test
        void through_the_JDK_ends_the_program_before_a_system_call_begins() {
            assertThat(endOf(ConfinedSystem.consoleOf(ConfinedSystem.threaded("""
                    private record Cell(SystemCalls calls) {
                        @Override public String toString() { calls.print("inside"); return "cell"; }
                    }
                    @Override public int run(Domain domain) {
                        Object nested = new Cell(domain.syscalls());
                        for (int i = 0; i < 100_000; i++) {
                            nested = Collections.singletonList(nested);
                        }
                        return nested.toString().length();
                    }
                    """)))).contains("overflowed the stack");
        }
    }

    @Nested
    class Allocation {
        @Test
        void of_an_array_beyond_the_bound_ends_the_program() {
            assertThat(endOf(ConfinedSystem.consoleOf(ConfinedSystem.running(
                    "return new long[Integer.MAX_VALUE].length;"))))
                    .contains("example.Sample.run(Sample.java:",
                            "allocates 17179869176 bytes at once; the most is 67108864");
        }

        @Test
        void inside_the_JDK_of_a_size_that_is_given_is_bounded_too() {
            assertThat(endOf(ConfinedSystem.consoleOf(ConfinedSystem.running(
                    "return new ArrayList<String>(1 << 30).size() + \"x\".repeat(1 << 30).length();"))))
                    .contains("allocates 8589934592 bytes at once");
        }

        @Test
        void without_end_in_a_reaction_ends_the_program() {
            assertThat(endOf(ConfinedSystem.consoleOf(ConfinedSystem.server(
                    "@Override public Domain open(Domain domain) { long sum = 0;"
                    + " while (true) { sum += new byte[1 << 20].length; } }"))))
                    .matches(".*(cycles in one reaction|bytes in one reaction).*");
        }
    }

    @Nested
    class A_call_of_the_library {
        @Test
        void takes_machine_time_in_proportion_to_its_work() {
            List<String> console = ConfinedSystem.consoleOf(ConfinedSystem.running("""
                    for (int size : new int[] {1_000, 100_000}) {
                        int[] numbers = new int[size];
                        long begin = calls.now();
                        Arrays.sort(numbers);
                        calls.print(size + " in " + (calls.now() - begin) / 1_000 + " us");
                    }
                    return 0;
                    """));

            // n log n at two cycles and 2,000 MHz.
            assertThat(console).anyMatch(line -> line.matches("sample: 1000 in 1[01] us"))
                    .anyMatch(line -> line.matches("sample: 100000 in 17\\d\\d us"));
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "java.math.BigInteger.TWO.pow(60_000_000).bitLength()",
            "java.math.BigInteger.TEN.pow(60_000).pow(60_000).bitLength()",
            "java.math.BigInteger.ONE.shiftLeft(9_000_000).multiply(java.math.BigInteger.ONE.shiftLeft(9_000_000))"
                    + ".bitLength()",
            "java.math.BigInteger.ONE.shiftLeft(900_000).modPow(java.math.BigInteger.ONE.shiftLeft(900_000),"
                    + " java.math.BigInteger.ONE.shiftLeft(900_001)).bitLength()",
            "java.math.BigInteger.ONE.shiftLeft(9_000_000).toString().length()",
            "new java.math.BigInteger(\"7\".repeat(1_000_000)).bitLength()",
            "java.util.stream.IntStream.range(0, Integer.MAX_VALUE).map(i -> 1).sum()",
            "String.format(Locale.ROOT, \"%1000000000d\", 1).length()",
            "new ArrayList<>(Collections.nCopies(1 << 30, 1)).size()"})
        void of_too_much_work_ends_the_program_before_it(String expression) {
            assertThat(endOf(ConfinedSystem.consoleOf(ConfinedSystem.running("return " + expression + ";"))))
                    .contains("example.Sample.run(Sample.java:")
                    .matches(".*(calls the library for about|bytes at once).*");
        }
    }

    @Nested
    class The_end_of_a_program {
        @Test
        void cannot_be_caught() {
            List<String> console = ConfinedSystem.consoleOf(ConfinedSystem.running("""
                    while (true) {
                        try {
                            calls.print("length " + new long[Integer.MAX_VALUE].length);
                        } catch (Throwable swallowed) {
                            calls.print("swallowed");
                        } finally {
                            calls.print("finally");
                        }
                    }
                    """));

            assertThat(endOf(console)).contains("at once");
            assertThat(console).doesNotContain("sample: swallowed", "sample: finally");
        }

        @Test
        void is_what_comes_of_a_wrong_use_of_the_library() {
            assertThat(endOf(ConfinedSystem.consoleOf(ConfinedSystem.running(
                    "var slot = domain.slots().take(); domain.slots().free(slot); domain.slots().free(slot);"
                    + " return 0;")))).contains("example.Sample.run(Sample.java:", "uses the library wrongly");
        }

        @Test
        void leaves_exceptions_of_its_own_to_it() {
            assertThat(ConfinedSystem.consoleOf(ConfinedSystem.running("""
                    int sum = 0;
                    try { throw new AssertionError("own"); } catch (Throwable own) { sum += 1; } finally { sum += 2; }
                    try { sum += 1 / (sum - 3); } catch (ArithmeticException zero) { sum += 4; }
                    return sum;
                    """))).contains("main: status 7");
        }

        @Test
        void leaves_no_thread_of_the_host() {
            ConfinedSystem.run(ConfinedSystem.running("return 0;"), domain -> {
                ConfinedSystem.spawnAndWait(domain);
                long before = contexts();
                for (int i = 0; i < 200; i++) {
                    ConfinedSystem.spawnAndWait(domain);
                }
                assertThat(contexts()).isLessThanOrEqualTo(before);
                domain.syscalls().print("all threads are gone");
            }).console().stream().filter("main: all threads are gone"::equals).findFirst().orElseThrow();
        }

        private static long contexts() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("barreleye context")).count();
        }
    }

    @Nested
    class A_reactor {
        @Test
        void that_loops_ends_its_own_domain_and_names_the_place() {
            assertThat(endOf(ConfinedSystem.consoleOf(ConfinedSystem.server(
                    "@Override public Domain open(Domain domain) { long rounds = 0; while (true) { rounds++; } }"))))
                    .contains("example.Sample.open(Sample.java:", "more than 50000000 cycles in one reaction");
        }

        @Test
        void that_recurses_ends_its_own_domain() {
            assertThat(endOf(ConfinedSystem.consoleOf(ConfinedSystem.server(
                    "@Override public Domain open(Domain domain) { return open(domain); }"))))
                    .contains("calls itself too deeply");
        }

        @Test
        void that_throws_ends_its_own_domain() {
            assertThat(ConfinedSystem.consoleOf(ConfinedSystem.server(
                    "@Override public Domain open(Domain domain) { throw new Error(\"own\"); }")))
                    .contains(STATUS_OF_FAILURE).anyMatch(line -> line.startsWith(
                            "sample failed: java.lang.Error: own at example.Sample.open(Sample.java:"));
        }
    }

    @Nested
    class Static_fields {
        private final Program counting = ConfinedSystem.threaded("""
                private static int started;
                @Override public int run(Domain domain) { return ++started; }
                """);

        @Test
        void belong_to_one_domain() {
            BootResult result = ConfinedSystem.run(counting, domain -> domain.syscalls()
                    .print(ConfinedSystem.spawnAndWait(domain) + " " + ConfinedSystem.spawnAndWait(domain)));

            assertThat(result.console()).contains("main: 1 1");
        }
    }

    @Nested
    class A_run {
        private final Program busy = ConfinedSystem.threaded("""
                private static final class Key { }
                @Override public int run(Domain domain) {
                    Map<Key, Integer> order = new HashMap<>();
                    for (int i = 0; i < 100; i++) { order.put(new Key(), i); }
                    domain.syscalls().print(order.values().toString() + new Key());
                    return 0;
                }
                """);

        @Test
        void is_the_same_each_time_although_objects_are_hashed_by_identity() {
            BootResult first = ConfinedSystem.run(busy, ConfinedSystem::spawnAndWait);
            BootResult second = ConfinedSystem.run(busy, ConfinedSystem::spawnAndWait);

            assertThat(second).isEqualTo(first);
            assertThat(first.console()).anyMatch(line -> line.endsWith("example.Sample$Key@65"));
        }
    }
}
