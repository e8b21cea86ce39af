package org.barreleye.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.CapabilityAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hostile program ends with an error of its own; every call of its neighbours is answered. */
class HostileProgramsTest {
    private static void assertFailed(HostileRun run, String why) {
        run.requireUnharmed();
        assertThat(run.status()).isEqualTo(HostileRun.FAILED);
        assertThat(run.booted().console()).anyMatch(line -> line.startsWith("hostile failed: ") && line.contains(why));
    }

    private static void assertKilled(HostileRun run) {
        run.requireUnharmed();
        assertThat(run.status()).isEqualTo(HostileRun.KILLED);
    }

    private static void assertHarmless(HostileRun run) {
        run.requireUnharmed();
        assertThat(run.status()).isZero();
    }

    /** A reactor whose upcalls run lines. */
    private record HostileReactor(Upcalls upcalls) implements Program.ReactorProgram {
        @Override
        public String name() {
            return "hostile";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long process, long unused) {
            return upcalls;
        }
    }

    @Nested
    class A_program_that_throws {
        @Test
        void an_exception_ends() {
            assertFailed(HostileRun.of(domain -> {
                throw new IllegalStateException("on purpose");
            }), "on purpose at org.barreleye.hostile.HostileProgramsTest");
        }

        @Test
        void the_exception_of_a_kernel_bug_ends_and_the_machine_goes_on() {
            assertFailed(HostileRun.of(domain -> {
                throw new KernelBug("pretended");
            }), "pretended");
        }

        @Test
        void an_error_of_the_virtual_machine_ends() {
            assertFailed(HostileRun.of(domain -> {
                throw new StackOverflowError("pretended");
            }), "StackOverflowError");
        }

        @Test
        void an_error_in_an_upcall_ends() {
            assertFailed(HostileRun.of(new HostileReactor(() -> {
                throw new AssertionError("in an upcall");
            })), "in an upcall");
        }
    }

    @Nested
    class Authority {
        @ParameterizedTest
        @EnumSource(Manifest.Need.class)
        void that_a_manifest_requests_is_refused_unless_the_policy_grants_it(Manifest.Need authority) {
            HostileRun run = HostileRun.of(
                    new BootResult.LinesProgram("hostile", Manifest.needing(authority), domain -> {}));

            run.requireUnharmed();
            assertThat(run.refusal()).hasValueSatisfying(why -> assertThat(why)
                    .contains("`" + authority.name().toLowerCase(Locale.ROOT) + "`", "policy", "--grant"));
        }
    }

    @Nested
    class The_processes_of_others {
        @Test
        void are_not_killed() {
            HostileRun run = HostileRun.of(domain -> {
                for (long process = 1; process < 20; process++) {
                    domain.processes().kill(process);
                    domain.processes().kill(1L << 32 | process);
                }
            });

            assertHarmless(run);
        }
    }

    @Nested
    class A_reactor {
        @Test
        void that_suspends_itself_ends() {
            Program reactor = new Program.ReactorProgram() {
                @Override
                public String name() {
                    return "hostile";
                }

                @Override
                public Upcalls load(SystemCalls syscalls, long process, long unused) {
                    syscalls.suspend(Wait.NONE);
                    return () -> Wait.NONE;
                }
            };

            assertFailed(HostileRun.of(reactor), "a reactor returns the wait");
        }

        @Test
        void that_never_waits_leaves_the_core_to_its_neighbours() {
            assertKilled(HostileRun.of(new HostileReactor(() -> Wait.NONE)));
        }
    }

    @Nested
    class Slots {
        @Test
        void freed_twice_end_the_program() {
            assertFailed(HostileRun.of(domain -> {
                CapabilityAddress slot = domain.slots().take();
                domain.slots().free(slot);
                domain.slots().free(slot);
            }), "only an allocated slot is freed");
        }

        @Test
        void that_are_guessed_hold_nothing() {
            assertHarmless(HostileRun.of(domain -> {
                for (int node = 0; node < 4; node++) {
                    for (int index = 0; index < 256; index++) {
                        CapabilityAddress guess = new CapabilityAddress(node << 8 | index);
                        new RamReference(guess).identify(domain.syscalls());
                    }
                }
            }));
        }
    }

    @Nested
    class Output {
        @Test
        void of_several_lines_is_marked_as_the_programs_on_each() {
            HostileRun run = HostileRun.of(domain -> domain.syscalls().print("one\nmonitor: the core is off\r\ntwo"));

            assertHarmless(run);
            assertThat(run.booted().console()).containsSequence("hostile: one", "hostile: monitor: the core is off",
                    "hostile: two");
        }

        @Test
        void with_control_characters_shows_them() {
            HostileRun run = HostileRun.of(domain -> domain.syscalls().print("\u001b[2J\u0007 \u202eabc"));

            assertHarmless(run);
            assertThat(run.booted().console()).contains("hostile: \\x1b[2J\\x07 \\u202eabc");
        }
    }

    @Nested
    class Processor_time {
        @Test
        void taken_without_end_is_shared_with_the_neighbours() {
            assertKilled(HostileRun.of(domain -> {
                while (true) {
                    domain.syscalls().compute(10_000);
                }
            }));
        }

        @Test
        void given_up_in_a_loop_is_shared_with_the_neighbours() {
            assertKilled(HostileRun.of(domain -> {
                while (true) {
                    domain.syscalls().yield();
                }
            }));
        }
    }

    @Nested
    class Memory {
        @Test
        void allocated_without_end_is_refused_to_that_program_alone() {
            assertHarmless(HostileRun.of(domain -> allocateUntilRefused(domain)));
        }

        private static void allocateUntilRefused(Domain domain) {
            try {
                while (true) {
                    domain.allocate(4096);
                }
            } catch (CallFailed refused) {
                domain.syscalls().print("refused: " + refused.getMessage());
            }
        }
    }
}
