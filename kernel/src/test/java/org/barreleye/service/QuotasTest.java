package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SpawnTerms;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.memory.AllocateResult;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.monitor.GetQuotaResult;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quotas of domains: how they are split, and what happens at each of them. */
class QuotasTest {
    private static final long ANY = 0xffff_ffffL;

    private static void assertOk(BootResult booted) {
        assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
    }

    private static GetQuotaResult quota(Domain domain) throws CallFailed {
        return MonitorInterface.client(domain.monitor(), domain.events()).getQuota();
    }

    private static Quota used(Domain domain) throws CallFailed {
        return Quota.of(quota(domain).used());
    }

    private static void waitFor(Domain domain, long process) throws CallFailed {
        assertThat(Clients.processes(domain).waitFor(process, 10 * Clients.SECOND).err()).isEqualTo(ErrorCode.NONE);
        // The quota comes back by messages of the monitors, after the exit status.
        Clients.pause(domain, 1_000_000);
    }

    /** Runs lines in a child with an explicit quota of one resource; returns what was printed. */
    private static BootResult inChild(Resource resource, long amount, BootResult.Lines lines) {
        BootResult booted = BootResult.on("two-x86").with(new Printer()).with("child", lines).run(domain ->
                waitFor(domain, domain.spawn(1, "child", "", SpawnTerms.USUAL.withQuota(resource, amount))));
        assertThat(booted.status()).hasValue(0);
        return booted;
    }

    /** Program 9 of the boot image: prints ten lines. */
    private record Printer() implements Program.ThreadedProgram {
        @Override
        public String name() {
            return "printer";
        }

        @Override
        public int main(SystemCalls syscalls, long first, long second) {
            for (int i = 0; i < 10; i++) {
                syscalls.print("line " + i);
            }
            return 0;
        }
    }

    @Nested
    class A_child {
        @ParameterizedTest(name = "on core {0}")
        @ValueSource(ints = {0, 1})
        void takes_its_quota_out_of_that_of_its_spawner_until_it_ends(int core) {
            BootResult booted = BootResult.on("two-x86").with("child", domain -> {
                GetQuotaResult mine = quota(domain);
                domain.syscalls().print("memory " + mine.quota().memory() + ", set by " + mine.setBy());
                Clients.pause(domain, Clients.SECOND);
            }).run(domain -> {
                Quota before = used(domain);
                long child = domain.spawn(core, "child", "", SpawnTerms.USUAL.withQuota(Resource.MEMORY, 1 << 20)
                        .withQuota(Resource.PROCESSES, 3));
                Quota during = used(domain);
                assertThat(during.of(Resource.MEMORY)).isGreaterThanOrEqualTo(before.of(Resource.MEMORY) + (1 << 20));
                assertThat(during.of(Resource.PROCESSES)).isEqualTo(before.of(Resource.PROCESSES) + 4);
                waitFor(domain, child);
                assertThat(used(domain).of(Resource.PROCESSES)).isEqualTo(before.of(Resource.PROCESSES));
                assertThat(used(domain).of(Resource.LINES)).isZero();
            });

            assertOk(booted);
            assertThat(booted.console()).contains("child: memory 1048576, set by 7");
        }

        @ParameterizedTest
        @EnumSource(Resource.class)
        void does_not_get_more_than_its_spawner_has_left(Resource resource) {
            assertOk(BootResult.on("two-x86").with("child", domain -> {}).run(domain -> {
                Quota before = used(domain);
                long all = Quota.of(quota(domain).quota()).of(resource);
                assertThatThrownBy(() -> domain.spawn(1, "child", "",
                        SpawnTerms.USUAL.withQuota(resource, all + resource.granularity())))
                        .hasMessageContaining(resource.error().sentence() + ": it is " + all + " " + resource.unit()
                                + ", set by the policy of the boot image");
                // Connecting to the process service has taken one connection, and memory if it is on another core.
                assertThat(used(domain).of(Resource.PROCESSES)).isEqualTo(before.of(Resource.PROCESSES));
                assertThat(used(domain).of(Resource.LINES)).isEqualTo(before.of(Resource.LINES));
            }));
        }

        @Test
        void that_is_refused_costs_nothing() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                assertThatThrownBy(() -> domain.spawn(9, "main", "")).hasMessageContaining("no such core");
                for (long impossible : new long[] {0, -2, Long.MIN_VALUE}) {
                    assertThatThrownBy(() ->
                            domain.spawn(1, "terminal", "", SpawnTerms.USUAL.withQuota(Resource.SLOTS, impossible)))
                            .hasMessageContaining(SystemError.BAD_ARGUMENT.sentence());
                }
                Clients.pause(domain, 1_000_000);
                assertThat(used(domain).of(Resource.PROCESSES)).isLessThan(2);
            }));
        }

        @Test
        void that_ends_before_its_own_children_keeps_its_quota_until_they_end() {
            assertOk(BootResult.on("two-x86").with("grandchild", domain -> Clients.pause(domain, Clients.SECOND))
                    .with("child", domain -> domain.spawn(0, "grandchild", "")).run(domain -> {
                        long before = used(domain).of(Resource.PROCESSES);
                        waitFor(domain, domain.spawn(1, "child", ""));
                        assertThat(used(domain).of(Resource.PROCESSES)).isGreaterThan(before);
                        Clients.pause(domain, 2 * Clients.SECOND);
                        assertThat(used(domain).of(Resource.PROCESSES)).isEqualTo(before);
                    }));
        }
    }

    @Nested
    class At_its_quota_of {
        @Test
        void memory_a_domain_is_refused_by_its_monitor_and_by_the_memory_service_together() {
            BootResult booted = inChild(Resource.MEMORY, 256 << 10, domain -> {
                domain.allocate(64 << 10);
                MemoryClient memory = Clients.memory(domain);
                AllocateResult served = memory.allocate(64 << 10, 1, ANY, 0, 0);
                assertThat(served.err()).isEqualTo(ErrorCode.NONE);
                assertThat(memory.allocate(128 << 10, 1, ANY, 0, 0).err())
                        .isEqualTo(SystemError.MEMORY_QUOTA_REACHED.code());
                assertThatThrownBy(() -> domain.allocate(128 << 10)).hasMessageContaining(
                        "more memory than its quota permits: it is 262144 bytes of memory, set by process 0.7");
                assertThat(memory.free(served.memory())).isEqualTo(ErrorCode.NONE);
                Clients.pause(domain, 1_000_000);
                domain.allocate(64 << 10);
                domain.syscalls().print("done");
            });

            assertThat(booted.console()).contains("child: done");
        }

        @Test
        void connections_a_domain_is_refused() {
            BootResult booted = inChild(Resource.CONNECTIONS, 3, domain -> {
                List<Object> bound = new ArrayList<>();
                assertThatThrownBy(() -> {
                    while (bound.size() < 10) {
                        bound.add(Clients.memory(domain));
                    }
                }).hasMessageContaining("more connections than its quota permits");
                domain.syscalls().print("bound " + bound.size());
            });

            assertThat(booted.console()).contains("child: bound 2");
        }

        @Test
        void slots_a_domain_is_refused_by_the_cpu_driver() {
            BootResult booted = inChild(Resource.SLOTS, 512, domain -> {
                int taken = 0;
                try {
                    while (taken < 10_000) {
                        domain.slots().take();
                        taken++;
                    }
                } catch (IllegalStateException full) {
                    domain.syscalls().print(full.getMessage());
                }
            });

            assertThat(booted.console()).contains("child: all 512 capability slots of this domain are in use");
        }

        @Test
        void slots_its_further_requests_harm_no_other_domain() {
            BootResult booted = BootResult.on("two-x86").with("child", domain -> {
                var names = domain.nameService();
                RamReference memory = domain.allocate(4096);
                try {
                    while (true) {
                        domain.slots().take();
                    }
                } catch (IllegalStateException full) {
                    for (int i = 0; i < 100; i++) {
                        domain.monitor().tryExport(0, new Ignored());
                        domain.monitor().tryAllocate(4096, new Ignored());
                        domain.monitor().tryGetNameService(new Ignored());
                        domain.monitor().tryCapCopy(i, memory);
                        domain.events().pause(domain.events().now() + 10_000);
                    }
                    names.withDeadline(Clients.SECOND / 10).lookUp("memory");
                }
            }).run(domain -> {
                for (int core = 0; core < 2; core++) {
                    waitFor(domain, domain.spawn(core, "child", "", SpawnTerms.USUAL.withQuota(Resource.SLOTS, 256)));
                    assertThat(domain.nameService().lookUp("memory").err()).isEqualTo(ErrorCode.NONE);
                    domain.delete(domain.allocate(4096));
                }
                domain.syscalls().print("done");
            });

            assertThat(booted.console()).contains("main: done").noneMatch(line -> line.contains("monitor failed"));
        }

        /** Ignores results. */
        private record Ignored() implements ValueContinuation<CapabilityReference> {
            @Override
            public void replied(CapabilityReference value, ErrorCode error) {}

            @Override
            public void failed(Failure failure) {}
        }

        @Test
        void records_a_domain_is_refused_over_all_its_bindings() {
            BootResult booted = inChild(Resource.RECORDS, 5, domain -> {
                var second = NameserviceInterface.client(domain.bind(serviceOfNames(domain),
                        channel -> NameserviceInterface.connect(channel, new NameserviceHandler() {})),
                        domain.events());
                for (int i = 0; i < 5; i++) {
                    assertThat((i % 2 == 0 ? second : domain.nameService()).register("n" + i,
                            CapabilityReference.ABSENT, "")).isEqualTo(ErrorCode.NONE);
                }
                ErrorCode refused = second.register("one-more", CapabilityReference.ABSENT, "");
                domain.syscalls().print(domain.describe(refused));
                assertThat(second.unregister("n0")).isEqualTo(ErrorCode.NONE);
                assertThat(second.register("one-more", CapabilityReference.ABSENT, "")).isEqualTo(ErrorCode.NONE);
            });

            assertThat(booted.console()).contains("child: the domain would have more records of the name service than"
                    + " its quota permits: it is 5 records of the name service, set by process 0.7, which has started"
                    + " it").noneMatch(line -> line.contains("failed"));
        }

        private static CapabilityReference serviceOfNames(Domain domain) throws CallFailed {
            return MonitorInterface.client(domain.monitor(), domain.events()).getNameService().service();
        }

        @Test
        void watches_a_domain_is_refused() {
            BootResult booted = inChild(Resource.WATCHES, 2, domain -> {
                assertThat(domain.nameService().watch("a")).isEqualTo(ErrorCode.NONE);
                assertThat(domain.nameService().watch("b")).isEqualTo(ErrorCode.NONE);
                assertThat(domain.nameService().watch("c")).isEqualTo(SystemError.WATCH_QUOTA_REACHED.code());
                domain.syscalls().print("refused");
            });

            assertThat(booted.console()).contains("child: refused");
        }

        @Test
        void calls_a_domain_is_refused() {
            BootResult booted = inChild(Resource.CALLS, 0, domain -> assertThatThrownBy(domain::nameService)
                    .hasMessageContaining("more unanswered calls to its monitor than its quota permits"));

            assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        }

        @Test
        void lines_the_rest_is_dropped_and_counted() {
            BootResult booted = inChild(Resource.LINES, 3, domain -> {
                for (int i = 1; i <= 10; i++) {
                    domain.syscalls().print("line " + i);
                }
                Clients.pause(domain, Clients.SECOND);
                domain.syscalls().print("later");
            });

            assertThat(booted.console().stream().filter(line -> line.startsWith("child"))).containsExactly(
                    "child: line 1", "child: line 2", "child: line 3",
                    "child has printed 3 lines in this second, the quota of its domain; the rest is dropped",
                    "child printed 7 more lines in an earlier second, which were dropped",
                    "child: later");
        }

        @Test
        void lines_a_dispatcher_that_it_starts_shares_the_quota() {
            BootResult booted = inChild(Resource.LINES, 2, domain -> {
                RamReference memory = domain.allocate(4096);
                CapabilityAddress slot = domain.slots().take();
                assertThat(WellKnown.ROOT.retype(domain.syscalls(), memory, 0, Retype.DISPATCHER, 4096, 1, slot)
                        .succeeded()).isTrue();
                DispatcherReference dispatcher = new DispatcherReference(slot);
                assertThat(dispatcher.limitOutput(domain.syscalls(), 1_000_000).error())
                        .isEqualTo(KernelError.MISSING_RIGHTS);
                assertThat(dispatcher.extend(domain.syscalls(), WellKnownSlots.FIRST_FREE).succeeded()).isFalse();
                assertThat(dispatcher.start(domain.syscalls(), WellKnownSlots.ROOT, 9, 0, 0).succeeded()).isTrue();
                Clients.pause(domain, 1_000_000);
            });

            assertThat(booted.console().stream().filter(line -> line.startsWith("printer: "))).hasSize(2);
        }

        @Test
        void lines_writes_to_the_terminal_wait_for_the_next_second() {
            BootResult booted = inChild(Resource.LINES, 3, domain -> {
                var terminal = Clients.terminal(domain);
                long begin = domain.syscalls().now();
                for (int i = 1; i <= 7; i++) {
                    terminal.write("line " + i + "\n");
                }
                domain.syscalls().print("seconds: " + (domain.syscalls().now() - begin + Clients.SECOND / 2)
                        / Clients.SECOND);
            });

            assertThat(booted.screen()).contains("line 7");
            assertThat(booted.console()).contains("child: seconds: 2");
        }
    }
}
