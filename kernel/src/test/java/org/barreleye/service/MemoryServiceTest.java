package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.memory.AllocateResult;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CanonicalAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryServiceTest {
    private static final long ANY = 0xffff_ffffL;
    private static final long PAGE = 4096;

    private static void assertOk(BootResult booted) {
        assertThat(booted.console()).as("nothing has failed").noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
    }

    private static CanonicalAddress where(Domain domain, AllocateResult got) {
        return CanonicalAddress.of(new RamReference(got.memory().address()).identify(domain.syscalls()).value().base());
    }

    @Nested
    class A_core_whose_part_is_used_up {
        @Test
        void lets_a_program_have_memory_of_the_service() {
            assertOk(BootResult.on("two-x86").controlling().with("consumer", domain -> {
                for (int block = 0; block < 4; block++) {
                    domain.allocate(1 << 18);
                }
                Clients.pauseForAMinute(domain);
            }).run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                for (int i = 0; i < 3; i++) {
                    processes.spawn(0, "consumer", "", "");
                }
                Clients.pause(domain, Clients.SECOND);
                MemoryClient memory = Clients.memory(domain);
                long before = memory.available(0).free();
                domain.allocate(1 << 18);
                assertThat(memory.available(0).free()).isEqualTo(before - (1 << 18));
            }));
        }
    }

    @Nested
    class A_quota_of_memory {
        @Test
        void is_an_error_of_the_domain_that_reaches_it() {
            BootResult booted = BootResult.on("two-x86").run(domain -> {
                try {
                    while (true) {
                        domain.allocate(1 << 18);
                    }
                } catch (CallFailed refused) {
                    domain.syscalls().print(refused.getMessage());
                }
                domain.slots().take();
            });

            assertOk(booted);
            assertThat(booted.console()).anyMatch(line -> line.contains("more memory than its quota permits"));
        }
    }

    @Nested
    class Allocation {
        @Test
        void returns_memory_of_the_requested_node() {
            assertOk(BootResult.on("demo").run(domain -> {
                MemoryClient memory = Clients.memory(domain);
                assertThat(where(domain, memory.allocate(PAGE, 1, 1, 0, 0)).space()).isEqualTo(1);
                assertThat(where(domain, memory.allocate(PAGE, 1, 0, 0, 0)).space()).isEqualTo(0);
                assertThat(memory.allocate(PAGE, 1, 7, 0, 0).err()).isEqualTo(SystemError.NO_SUCH_NODE.code());
            }));
        }

        @Test
        void returns_memory_of_the_requested_range_and_alignment() {
            assertOk(BootResult.on("demo").run(domain -> {
                MemoryClient memory = Clients.memory(domain);
                long from = new CanonicalAddress(1, 0x10_0000).packed();
                long to = new CanonicalAddress(1, 0x20_0000).packed();
                long base = where(domain, memory.allocate(PAGE, 0x8_0000, ANY, from + PAGE, to)).offset();
                assertThat(base).isEqualTo(0x18_0000);
                assertThat(memory.allocate(0x10_0000, 1, ANY, from, to).err())
                        .isEqualTo(SystemError.OUT_OF_MEMORY.code());
            }));
        }

        @Test
        void never_returns_the_same_memory_twice_and_fails_when_none_is_free() {
            assertOk(BootResult.on("demo").controlling().run(domain -> {
                MemoryClient memory = Clients.memory(domain);
                long free = memory.available(1).free();
                long got = 0;
                // Large pieces, and then the pages between what the services of the boot have taken.
                for (long bytes : new long[] {1 << 20, PAGE}) {
                    AllocateResult next = memory.allocate(bytes, 1, 1, 0, 0);
                    while (!next.err().failed()) {
                        got += bytes;
                        next = memory.allocate(bytes, 1, 1, 0, 0);
                    }
                    assertThat(next.err()).isEqualTo(SystemError.OUT_OF_MEMORY.code());
                }
                assertThat(got).isEqualTo(free);
                assertThat(memory.available(1).free()).isZero();
            }));
        }

        @Test
        void refuses_invalid_sizes_and_alignments() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                MemoryClient memory = Clients.memory(domain);
                for (long bytes : new long[] {0, 1, PAGE + 1, -PAGE}) {
                    assertThat(memory.allocate(bytes, 1, ANY, 0, 0).err()).isEqualTo(SystemError.BAD_ARGUMENT.code());
                }
                assertThat(memory.allocate(PAGE, 3, ANY, 0, 0).err()).isEqualTo(SystemError.BAD_ARGUMENT.code());
            }));
        }

        @Test
        void returns_memory_that_a_program_of_any_core_can_use() {
            assertOk(BootResult.on("demo").with("user", domain -> {
                AllocateResult got = Clients.memory(domain)
                        .allocate(PAGE, 1, 0, 0, new CanonicalAddress(0, 16 << 20).packed());
                assertThat(got.err()).isEqualTo(ErrorCode.NONE);
                FrameReference frame = domain.createFrame(new RamReference(got.memory().address()), PAGE).value();
                Window window = domain.map(frame).value();
                assertThat(window.getLong(0)).isZero();
                window.putLong(0, 42);
                assertThat(window.getLong(0)).isEqualTo(42);
            }).run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                for (int core : new int[] {0, 4, 16, 32}) {
                    long process = processes.spawn(core, "user", "", "").process();
                    assertThat(processes.waitFor(process, Clients.SECOND).status()).as("core %d", core).isZero();
                }
            }));
        }
    }

    @Nested
    class Free {
        @Test
        void makes_memory_available_again() {
            assertOk(BootResult.on("demo").run(domain -> {
                MemoryClient memory = Clients.memory(domain);
                long before = memory.available(0).free();
                AllocateResult one = memory.allocate(3 * PAGE, 1, 0, 0, 0);
                AllocateResult two = memory.allocate(5 * PAGE, 1, 0, 0, 0);
                assertThat(memory.available(0).free()).isEqualTo(before - 8 * PAGE);
                assertThat(memory.free(one.memory())).isEqualTo(ErrorCode.NONE);
                assertThat(memory.free(two.memory())).isEqualTo(ErrorCode.NONE);
                assertThat(memory.available(0).free()).isEqualTo(before);
            }));
        }

        @Test
        void is_refused_for_memory_that_was_not_allocated_or_is_in_use() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                MemoryClient memory = Clients.memory(domain);
                assertThat(memory.free(own(domain))).isEqualTo(SystemError.NOT_ALLOCATED.code());
                AllocateResult got = memory.allocate(PAGE, 1, ANY, 0, 0);
                domain.createFrame(new RamReference(got.memory().address()), PAGE);
                assertThat(memory.free(got.memory())).isEqualTo(SystemError.STILL_IN_USE.code());
            }));
        }

        @Test
        void is_automatic_when_a_client_of_the_same_core_has_exited() {
            assertOk(BootResult.on("two-x86").with("forgetful", domain ->
                    Clients.memory(domain).allocate(64 * PAGE, 1, ANY, 0, 0)).run(domain -> {
                        MemoryClient memory = Clients.memory(domain);
                        long before = memory.available(0).free();
                        ProcessesClient processes = Clients.processes(domain);
                        long process = processes.spawn(0, "forgetful", "", "").process();
                        processes.waitFor(process, Clients.SECOND);
                        Clients.pause(domain, 1_000_000);
                        assertThat(memory.available(0).free()).isEqualTo(before);
                    }));
        }

        @Test
        void from_another_core_makes_memory_available_if_no_copy_remains_there() {
            assertOk(BootResult.on("demo").with("client", domain -> {
                MemoryClient memory = Clients.memory(domain);
                long before = memory.available(0).free();
                AllocateResult got = memory.allocate(PAGE, 1, 0, 0, 0);
                assertThat(memory.free(got.memory())).isEqualTo(ErrorCode.NONE);
                assertThat(memory.available(0).free()).isEqualTo(before);
                AllocateResult kept = memory.allocate(PAGE, 1, 0, 0, 0);
                domain.createFrame(new RamReference(kept.memory().address()), PAGE);
                assertThat(memory.free(kept.memory())).as("a frame is left").isEqualTo(SystemError.STILL_IN_USE.code());
            }).run(domain -> assertThat(statusOf(domain, 16, "client")).isZero()));
        }

        @Test
        void is_automatic_when_a_client_of_another_core_has_exited_or_deleted_its_copies() {
            assertOk(BootResult.on("demo").with("forgetful", domain -> {
                MemoryClient memory = Clients.memory(domain);
                AllocateResult frames = memory.allocate(64 * PAGE, 1, 0, 0, 0);
                domain.createFrame(new RamReference(frames.memory().address()), PAGE);
                domain.delete(memory.allocate(PAGE, 1, 0, 0, 0).memory());
            }).run(domain -> {
                MemoryClient memory = Clients.memory(domain);
                long before = memory.available(0).free();
                assertThat(statusOf(domain, 16, "forgetful")).isZero();
                Clients.pause(domain, 2_000_000);
                assertThat(memory.available(0).free()).isEqualTo(before);
            }));
        }

        private static int statusOf(Domain domain, int core, String program) throws CallFailed {
            ProcessesClient processes = Clients.processes(domain);
            long process = processes.spawn(core, program, "", "").process();
            return processes.waitFor(process, Clients.SECOND).status();
        }

        private static RamReference own(Domain domain) throws CallFailed {
            return domain.allocate(PAGE);
        }
    }
}
