package org.barreleye.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.supervision.SupervisedSystem.kill;
import static org.barreleye.supervision.SupervisedSystem.memory;
import static org.barreleye.supervision.SupervisedSystem.pause;
import static org.barreleye.supervision.SupervisedSystem.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.NamedService;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.AnonymousObject;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.memory.AllocateResult;
import org.barreleye.generated.user.memory.AvailableResult;
import org.barreleye.generated.user.memory.MemoryBinding;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.terminal.TerminalBinding;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service of the system is killed, on machines with and without coherent caches. */
class LostServiceTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long ANY_NODE = 0xffff_ffffL;

    private static BootResult assertOk(BootResult booted) {
        assertThat(booted.console()).as("nothing has failed").noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
        return booted;
    }

    private static void assertPeerGone(Failure failure) {
        assertThat(failure.kind()).as("%s", failure).isEqualTo(Failure.Kind.PEER_GONE);
    }

    private static void assertFailsOnce(BootResult.Lines call, Domain domain) throws CallFailed {
        assertThatThrownBy(() -> call.run(domain)).isInstanceOfSatisfying(
                CallFailed.class, failed -> assertPeerGone(failed.failure()));
        call.run(domain);
    }

    /** Kills a service from another process while this one waits. */
    private static void killLater(Domain domain, String service) throws CallFailed {
        domain.spawn(0, "killer", service);
    }

    private static SupervisedSystem system(String machine) {
        return SupervisedSystem.on(machine).withController("killer", domain -> {
            pause(domain, MILLISECOND);
            kill(domain, domain.arguments().words().get(0));
        }).with("sleeper", domain -> {
            pause(domain, 20 * MILLISECOND);
            domain.exit(Integer.parseInt(domain.arguments().words().get(0)));
        });
    }

    @Nested
    class The_terminal {
        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"two-x86", "x86-power32", "demo"})
        void serves_its_client_again_after_it_was_killed_while_idle(String machine) {
            BootResult booted = assertOk(system(machine).run(domain -> {
                NamedService<TerminalBinding, TerminalClient> terminal = terminal(domain);
                terminal.client().write("before\n");
                kill(domain, "terminal");
                pause(domain, MILLISECOND);
                terminal.client().write("after\n");
                assertThat(terminal.client().readLine("").line()).isEqualTo("one");
            }));

            assertThat(booted.screen()).isEqualTo("before\nafter\n");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"two-x86", "x86-power32"})
        void fails_the_call_that_waits_once_and_loses_no_line(String machine) {
            assertOk(system(machine).withInputDelay(100 * MILLISECOND).run(domain -> {
                NamedService<TerminalBinding, TerminalClient> terminal = terminal(domain);
                terminal.client();
                killLater(domain, "terminal");
                assertThatThrownBy(() -> terminal.client().readLine("")).isInstanceOfSatisfying(
                        CallFailed.class, failed -> assertPeerGone(failed.failure()));
                assertThat(terminal.client().readLine("").line()).isEqualTo("one");
                assertThat(terminal.client().readLine("").line()).isEqualTo("two");
            }));
        }
    }

    @Nested
    class The_name_service {
        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"two-x86", "x86-power32", "demo"})
        void has_the_records_of_the_services_and_cores_again(String machine) {
            assertOk(system(machine).run(domain -> {
                domain.cores();
                NamedService<TerminalBinding, TerminalClient> terminal = terminal(domain);
                terminal.client();
                kill(domain, "names");
                pause(domain, MILLISECOND);
                for (String service : new String[] {"memory", "processes", "terminal", CoreRecord.ALL_REGISTERED}) {
                    assertThat(domain.nameService().lookUp(service).err()).as(service).isEqualTo(ErrorCode.NONE);
                }
                assertThat(domain.cores()).filteredOn(CoreRecord::isOn).hasSizeGreaterThan(1);
                terminal.client().write("the bindings to others remain\n");
                memory(domain).client().available(0);
            }));
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"two-x86", "x86-power32"})
        void fails_a_wait_for_a_name_once(String machine) {
            assertOk(system(machine).run(domain -> {
                domain.cores();
                killLater(domain, "names");
                assertThatThrownBy(() -> domain.waitForName("nobody", SECOND)).isInstanceOfSatisfying(
                        CallFailed.class, failed -> assertPeerGone(failed.failure()));
                assertThat(domain.waitForName("terminal", SECOND).err()).isEqualTo(ErrorCode.NONE);
                assertThat(domain.waitForName("nobody", MILLISECOND).err()).isEqualTo(SystemError.TIMED_OUT.code());
            }));
        }
    }

    @Nested
    class The_process_service {
        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"two-x86", "x86-power32", "demo"})
        void knows_the_processes_that_it_had_started_and_their_exit_statuses(String machine) {
            assertOk(system(machine).run(domain -> {
                long here = domain.spawn(0, "sleeper", "5");
                long there = domain.spawn(otherCore(domain), "sleeper", "6");
                long ended = domain.spawn(0, "sleeper", "8");
                long owned = domain.spawn(0, "sleeper", "4");
                assertThat(domain.processes().kill(ended)).isEqualTo(ErrorCode.NONE);
                kill(domain, "processes");
                pause(domain, MILLISECOND);
                assertThat(SupervisedSystem.find(domain, "sleeper")).isEqualTo(here);
                assertThat(SupervisedSystem.argumentsOf(domain, here)).isEqualTo("5");
                assertThat(domain.processes().waitFor(ended, 0).status()).isEqualTo(137);
                assertThat(domain.processes().kill(owned)).as("by its owner").isEqualTo(ErrorCode.NONE);
                assertThat(domain.processes().waitFor(there, SECOND).status()).isEqualTo(6);
                assertThat(domain.processes().waitFor(here, SECOND).status()).isEqualTo(5);
                assertThat(domain.cores()).filteredOn(CoreRecord::isOn).hasSizeGreaterThan(1);
                assertThat(domain.processes().kill(domain.spawn(0, "sleeper", "7"))).isEqualTo(ErrorCode.NONE);
            }));
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"two-x86", "x86-power32"})
        void fails_a_wait_once_that_can_be_repeated(String machine) {
            assertOk(system(machine).run(domain -> {
                long process = domain.spawn(otherCore(domain), "sleeper", "9");
                killLater(domain, "processes");
                assertThatThrownBy(() -> domain.processes().waitFor(process, SECOND)).isInstanceOfSatisfying(
                        CallFailed.class, failed -> assertPeerGone(failed.failure()));
                assertThat(domain.processes().waitFor(process, SECOND).status()).isEqualTo(9);
            }));
        }

        private int otherCore(Domain domain) throws CallFailed {
            return domain.cores().stream().filter(CoreRecord::isOn).mapToInt(CoreRecord::core).max().getAsInt();
        }
    }

    @Nested
    class The_memory_service {
        private static final long BLOCK = 1 << 16;

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"two-x86", "x86-power32"})
        void frees_regions_that_were_mapped_before_it_was_killed(String machine) {
            assertOk(system(machine).run(domain -> {
                NamedService<MemoryBinding, MemoryClient> memory = memory(domain);
                long before = free(memory);
                List<Region> regions = new ArrayList<>();
                for (int count = 0; count < 3; count++) {
                    regions.add(domain.addressSpace().map(new AnonymousObject(1 << 20)).value());
                }

                kill(domain, "memory");
                regions.forEach(domain.addressSpace()::unmap);

                Region again = domain.addressSpace().map(new AnonymousObject(1 << 20)).value();
                domain.addressSpace().unmap(again);
                pause(domain, MILLISECOND);
                assertThat(free(memory)).isEqualTo(before);
            }));
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"two-x86", "x86-power32", "demo"})
        void neither_loses_what_it_had_allocated_nor_allocates_it_again(String machine) {
            assertOk(system(machine).run(domain -> {
                NamedService<MemoryBinding, MemoryClient> memory = memory(domain);
                long before = free(memory);
                CapabilityReference kept = allocate(memory, BLOCK);
                CapabilityReference split = allocate(memory, BLOCK);
                long inUse = free(memory);
                assertThat(inUse).isEqualTo(before - 2 * BLOCK);

                kill(domain, "memory");
                pause(domain, MILLISECOND);

                assertThat(free(memory)).as("what is free").isEqualTo(inUse);
                CapabilityReference other = allocate(memory, BLOCK);
                assertThat(SupervisedSystem.overlap(domain, kept, other)).isFalse();
                assertThat(SupervisedSystem.overlap(domain, split, other)).isFalse();
                assertThat(memory.client().free(kept)).as("the holder frees it").isEqualTo(ErrorCode.NONE);
                assertThat(memory.client().free(other)).isEqualTo(ErrorCode.NONE);
                domain.delete(split);
                assertThat(free(memory)).as("what no program holds is free").isEqualTo(before);
            }));
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"two-x86", "x86-power32"})
        void fails_at_most_one_call_of_a_client_whenever_it_is_killed(String machine) {
            for (int moment = 0; moment < 20; moment++) {
                assertThat(failuresOfAClient(machine, moment)).as("killed at moment %d", moment)
                        .isLessThanOrEqualTo(1);
            }
        }

        private static int failuresOfAClient(String machine, int moment) {
            AtomicInteger failures = new AtomicInteger();
            assertOk(system(machine).run(domain -> {
                NamedService<MemoryBinding, MemoryClient> memory = memory(domain);
                long free = free(memory);
                domain.syscalls().compute(100L + 1_500 * moment);
                killLater(domain, "memory");
                long end = domain.syscalls().now() + 3 * MILLISECOND;
                while (domain.syscalls().now() < end) {
                    try {
                        AllocateResult allocated = memory.client().allocate(BLOCK, 4096, ANY_NODE, 0, 0);
                        assertThat(allocated.err()).isEqualTo(ErrorCode.NONE);
                        assertThat(memory.client().free(allocated.memory())).isEqualTo(ErrorCode.NONE);
                        domain.syscalls().compute(37L * moment);
                    } catch (CallFailed failed) {
                        assertPeerGone(failed.failure());
                        failures.incrementAndGet();
                    }
                }
                assertThat(free(memory)).isEqualTo(free);
            }));
            return failures.get();
        }

        private static CapabilityReference allocate(NamedService<MemoryBinding, MemoryClient> memory, long bytes)
                throws CallFailed {
            AllocateResult allocated = memory.client().allocate(bytes, 4096, ANY_NODE, 0, 0);
            assertThat(allocated.err()).isEqualTo(ErrorCode.NONE);
            return allocated.memory();
        }

        private static long free(NamedService<MemoryBinding, MemoryClient> memory) throws CallFailed {
            long free = 0;
            AvailableResult next = memory.client().available(0);
            for (int i = 1; !next.err().failed(); i++) {
                free += next.free();
                next = memory.client().available(i);
            }
            return free;
        }
    }
}
