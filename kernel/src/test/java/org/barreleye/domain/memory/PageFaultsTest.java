package org.barreleye.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.domain.memory.OnCore.PAGE;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SpawnTerms;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.domain.quota.Resource;
import org.barreleye.domain.thread.FaultHandler;
import org.barreleye.domain.thread.Semaphore;
import org.barreleye.domain.thread.UserThread;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Page faults of threads: who handles them, in which order, and what is said if nobody does. */
class PageFaultsTest {
    private static final long ADDRESS = 0x3000_0000;
    private static final long MINUTE = 60_000_000_000L;

    private static FaultHandler handler(List<String> said, String name, FaultOutcome outcome) {
        return (thread, fault) -> {
            said.add(name + " " + thread.name() + " 0x" + Long.toHexString(fault.address()));
            return outcome;
        };
    }

    private static void store(Domain domain, long address) {
        Memory memory = domain.syscalls().memory();
        memory.store(address, 8, 1, memory.endianness());
    }

    @Nested
    class A_fault {
        @Test
        void goes_to_the_region_then_to_the_thread_then_to_the_domain() {
            List<String> said = new ArrayList<>();
            OnCore.run(OnCore.X86_64, domain -> {
                Region lazy = domain.addressSpace().map(new LazyObject(PAGE)).value();
                domain.threads().setFaultHandler((thread, fault) -> {
                    said.add("domain");
                    return domain.addressSpace().map(new LazyObject(PAGE),
                            Placement.ANYWHERE.at(fault.address() & -PAGE)).succeeded()
                            ? FaultOutcome.RESOLVED : FaultOutcome.UNHANDLED;
                });
                UserThread thread = domain.threads().create("toucher", () -> {
                    store(domain, lazy.base());
                    said.add("region");
                    store(domain, ADDRESS + 8);
                    said.add("stored");
                });
                thread.setFaultHandler(handler(said, "thread", FaultOutcome.UNHANDLED));

                thread.join();

                assertThat(thread.failure()).isEmpty();
            });
            assertThat(said).containsExactly("region", "thread toucher 0x30000008", "domain", "stored");
        }

        @Test
        void is_thrown_if_a_handler_always_claims_to_have_resolved_it() {
            List<String> said = new ArrayList<>();
            OnCore.run(OnCore.X86_64, domain -> {
                domain.threads().setFaultHandler(handler(said, "domain", FaultOutcome.RESOLVED));
                UserThread thread = domain.threads().create("toucher", () -> store(domain, ADDRESS));

                thread.join();

                assertThat(thread.failure()).containsInstanceOf(MemoryFault.class);
            });
            assertThat(said).hasSize(64);
        }

        @Test
        void names_access_and_level() {
            OnCore.run(OnCore.X86_64, domain -> {
                List<MemoryFault> faults = new ArrayList<>();
                domain.threads().setFaultHandler((thread, fault) -> {
                    faults.add(fault);
                    return FaultOutcome.UNHANDLED;
                });
                domain.threads().setExceptionHandler((thread, why) -> { });
                Region region = domain.addressSpace().map(new AnonymousObject(PAGE)).value();
                Memory memory = domain.syscalls().memory();
                domain.threads().create("reader", () -> memory.load(region.base() + PAGE, 8, memory.endianness()))
                        .join();
                domain.threads().create("writer", () -> store(domain, ADDRESS)).join();
                domain.threads().create("far", () -> store(domain, 1L << 45)).join();

                assertThat(faults).extracting(MemoryFault::isWrite).containsExactly(false, true, true);
                assertThat(faults).extracting(MemoryFault::level).containsExactly(1, 2, 4);
            });
        }
    }

    @Nested
    class The_pager {
        @Test
        void waits_while_the_faulting_thread_is_blocked_and_others_run() {
            List<String> said = new ArrayList<>();
            OnCore.run(OnCore.X86_64, domain -> {
                Semaphore go = domain.threads().semaphore("go", 0);
                domain.threads().setFaultHandler(new FaultHandler() {
                    @Override
                    public FaultOutcome onFault(UserThread thread, MemoryFault fault) {
                        return FaultOutcome.MUST_WAIT;
                    }

                    @Override
                    public FaultOutcome onFaultWaiting(UserThread thread, MemoryFault fault) {
                        said.add("pager waits, toucher is " + thread.state());
                        go.acquire();
                        domain.addressSpace().map(new AnonymousObject(PAGE),
                                Placement.ANYWHERE.at(fault.address())).value();
                        return FaultOutcome.RESOLVED;
                    }
                });
                UserThread toucher = domain.threads().create("toucher", () -> {
                    store(domain, ADDRESS);
                    said.add("stored");
                });
                UserThread other = domain.threads().create("other", () -> {
                    domain.threads().yield();
                    said.add("other");
                    go.release();
                });

                toucher.join();
                other.join();
                assertThat(domain.threads().all()).extracting(UserThread::name).containsExactly("main");
            });
            assertThat(said).containsExactly("pager waits, toucher is BLOCKED", "other", "stored");
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void serves_many_threads(int core) {
            OnCore.run(core, domain -> {
                Region region = domain.addressSpace().map(new LazyObject(120 * PAGE)).value();
                Window window = OnCore.window(domain, region);
                List<UserThread> threads = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    int first = i;
                    threads.add(domain.threads().create("t" + i, () -> {
                        for (int page = first % 3; page < 120; page += 3) {
                            window.putInt(page * PAGE + 8 * first, first);
                            domain.threads().yield();
                        }
                    }));
                }
                threads.forEach(UserThread::join);

                threads.forEach(thread -> assertThat(thread.failure()).isEmpty());
                assertThat(region.residentBytes()).isEqualTo(120 * PAGE);
                for (int page = 0; page < 120; page++) {
                    assertThat(window.getInt(page * PAGE + 8 * (page % 3))).isEqualTo(page % 3);
                    assertThat(window.getInt(page * PAGE + 8 * (page % 3 + 3))).isEqualTo(page % 3 + 3);
                }
            });
        }

        @Test
        void reports_that_there_is_no_memory() {
            List<String> console = BootResult.on("two-x86").with("subject", domain -> {
                Region region = domain.addressSpace().map(new LazyObject(4_000 * PAGE)).value();
                UserThread toucher = domain.threads().create("toucher", () -> {
                    for (int page = 0; page < 4_000; page++) {
                        OnCore.window(domain, region).putInt(page * PAGE, page);
                    }
                });
                toucher.join();
                domain.syscalls().print("pages: " + (region.residentBytes() > 100 * PAGE));
                domain.addressSpace().unmap(region);
                domain.syscalls().print("goes on");
            }).run(domain -> {
                long process = domain.spawn(0, "subject", "",
                        SpawnTerms.USUAL.withQuota(Resource.MEMORY, 1 << 20));
                assertThat(domain.processes().waitFor(process, MINUTE).status()).isZero();
            }).console();

            assertThat(console).anyMatch(line -> line.contains("thread 'toucher' failed")
                    && line.contains("no memory was free for this page"));
            assertThat(console).contains("subject: pages: true", "subject: goes on");
        }
    }

    @Nested
    class Without_a_handler {
        @Test
        void the_thread_ends_with_a_report_and_the_domain_goes_on() {
            List<String> console = OnCore.run(OnCore.X86_64, domain -> {
                Region one = domain.addressSpace().map(new AnonymousObject(PAGE)).value();
                UserThread thread = domain.threads().create("toucher", () -> store(domain, one.base() + 64 * PAGE));
                thread.join();
                domain.syscalls().print("goes on");
            });

            assertThat(console).contains("subject: goes on").anySatisfy(line -> assertThat(line)
                    .contains("thread 'toucher' failed").contains("cannot write 8 bytes at 0x")
                    .contains("the nearest are the region 0x").contains("(anonymous memory, slot ")
                    .contains("map a memory object there first"));
        }

        @Test
        void a_thread_whose_frame_was_revoked_is_told_its_slot() {
            List<String> console = OnCore.run(OnCore.X86_64, domain -> {
                var memory = domain.allocate(PAGE);
                var frame = domain.createFrame(memory, PAGE).value();
                Region region = domain.addressSpace().map(frame).value();
                domain.revoke(memory).value();
                domain.threads().create("toucher", () -> store(domain, region.base())).join();
                domain.syscalls().print("frame in " + frame.address());
            });

            String begin = "subject: frame in ";
            String slot = console.stream().filter(line -> line.startsWith(begin)).findFirst().orElseThrow()
                    .substring(begin.length());
            assertThat(console).anySatisfy(line -> assertThat(line).contains("thread 'toucher' failed")
                    .contains("in " + slot + ":").contains("was deleted or revoked"));
        }

        @Test
        void a_program_with_one_thread_ends_with_the_report() {
            record Toucher() implements BlockingProgram {
                @Override
                public String name() {
                    return "toucher";
                }

                @Override
                public int run(Domain domain) {
                    store(domain, ADDRESS);
                    return 0;
                }
            }

            List<String> console = BootResult.on("two-x86").with(new Toucher()).run(domain -> {
                long process = domain.spawn(0, "toucher", "");
                assertThat(domain.processes().waitFor(process, MINUTE).status()).isNotZero();
            }).console();

            assertThat(console).anyMatch(line -> line.contains("toucher failed")
                    && line.contains("no region is mapped: map a memory object first"));
        }

        @Test
        void a_reactor_ends_with_the_report() {
            List<String> console = BootResult.on("two-x86").with(new TouchingReactor()).run(domain -> {
                long process = domain.spawn(1, "reactor", "");
                assertThat(domain.processes().waitFor(process, MINUTE).status()).isNotZero();
            }).console();

            assertThat(console).anyMatch(line -> line.contains("reactor failed")
                    && line.contains("no region is mapped: map a memory object first"));
        }
    }

    /** A reactor that touches memory which nobody has mapped. */
    private record TouchingReactor() implements Program.ReactorProgram {
        @Override
        public String name() {
            return "reactor";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long process, long unused) {
            Domain domain = Domain.start(syscalls);
            domain.events().add(new TouchingSource(domain));
            return domain.events();
        }
    }

    /**
     * An event that is an access.
     *
     * @param domain which accesses
     */
    private record TouchingSource(Domain domain) implements EventSource {
        @Override
        public boolean poll() {
            store(domain, ADDRESS);
            return true;
        }

        @Override
        public long watchedLine() {
            return NO_LINE;
        }

        @Override
        public boolean isFinished() {
            return false;
        }
    }
}
