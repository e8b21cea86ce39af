package org.barreleye.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.boot.BootResult.Lines;
import org.barreleye.boot.BootResult.LinesProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.monitor.BindContinuation;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.generated.user.workshop.WhereContinuation;
import org.barreleye.generated.user.workshop.WorkshopBinding;
import org.barreleye.generated.user.workshop.WorkshopHandler;
import org.barreleye.generated.user.workshop.WorkshopInterface;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that floods its monitor, the services and its neighbours, or sends them what they do not expect. */
class HostileMessagesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MANY = 2_000;
    // More than the queue of a binding holds.
    private static final int NOTIFICATIONS = 34_000;
    // More than the capability slots that a service can have memory for.
    private static final int CAPABILITIES = 80_000;
    private static final long[] CONNECTIONS = {0, 1, 2, 3, -1, 1L << 32, (1L << 32) + 1, Long.MAX_VALUE};

    private static HostileRun assertUnharmed(Lines hostile) {
        return HostileRun.of(hostile).requireUnharmed();
    }

    /** Binds without the library of the domain, and returns the number of the connection. */
    private static long connectionTo(Domain domain, String name) throws CallFailed {
        long[] number = new long[1];
        domain.monitor().sendBind(domain.nameService().lookUp(name).service(), new BindContinuation() {
            @Override
            public void replied(long connection, Transport transport, CapabilityReference incoming,
                    CapabilityReference outgoing, ErrorCode error) {
                number[0] = connection;
            }

            @Override
            public void failed(Failure failure) {}
        });
        while (number[0] == 0) {
            domain.events().pause(domain.events().now() + 1_000);
        }
        return number[0];
    }

    private static WorkshopBinding service(Domain domain) throws CallFailed {
        return domain.connect("sum.0.1", channel -> WorkshopInterface.connect(channel, new WorkshopHandler() {}));
    }

    /** Ignores results. */
    private record Ignored() implements ValueContinuation<CapabilityReference>, BindContinuation, WhereContinuation {
        @Override
        public void replied(CapabilityReference value, ErrorCode error) {}

        @Override
        public void replied(long connection, Transport transport, CapabilityReference incoming,
                CapabilityReference outgoing, ErrorCode error) {}

        @Override
        public void replied(long core, String isa) {}

        @Override
        public void failed(Failure failure) {}
    }

    @Nested
    class The_monitor_serves_others_while_a_domain {
        @Test
        void exports_services_without_end() {
            assertUnharmed(domain -> {
                while (true) {
                    domain.monitor().tryExport(0, new Ignored());
                    domain.events().pause(domain.events().now() + 1_000);
                }
            });
        }

        @Test
        void queues_more_requests_than_a_binding_holds() {
            HostileRun run = assertUnharmed(domain -> {
                while (true) {
                    domain.monitor().sendAllocate(4096, new Ignored());
                }
            });

            assertThat(run.status()).isEqualTo(HostileRun.FAILED);
        }

        @Test
        void binds_to_capabilities_that_are_no_services() {
            assertUnharmed(domain -> {
                RamReference memory = domain.allocate(4096);
                for (int i = 0; i < MANY; i++) {
                    domain.monitor().tryBind(CapabilityReference.ABSENT, new Ignored());
                    domain.monitor().tryBind(memory, new Ignored());
                    domain.events().pause(domain.events().now() + 1_000);
                }
            });
        }

        @Test
        void answers_and_closes_connections_of_others() {
            assertUnharmed(domain -> {
                MonitorBinding monitor = domain.monitor();
                for (int round = 0; round < 50; round++) {
                    for (long connection : CONNECTIONS) {
                        monitor.tryBindServiceReply(connection, ErrorCode.NONE);
                        monitor.tryDisconnect(connection);
                        domain.events().pause(domain.events().now() + 1_000);
                    }
                }
            });
        }

        @Test
        void sends_capabilities_over_connections_of_others() {
            assertUnharmed(domain -> {
                RamReference memory = domain.allocate(4096);
                for (int round = 0; round < 50; round++) {
                    for (long connection : CONNECTIONS) {
                        domain.monitor().tryCapCopy(connection, memory);
                        domain.events().pause(domain.events().now() + 1_000);
                    }
                }
            });
        }

        @Test
        void revokes_capabilities_that_are_under_way() {
            assertUnharmed(domain -> {
                RamReference memory = domain.allocate(4096);
                long connection = connectionTo(domain, "sum.0.1");
                for (int i = 0; i < MANY; i++) {
                    domain.monitor().tryCapCopy(connection, memory);
                    domain.monitor().tryBind(memory, new Ignored());
                    WellKnown.ROOT.revoke(domain.syscalls(), memory.address());
                    domain.events().pause(domain.events().now() + 1_000);
                }
            });
        }

        @Test
        void sends_capabilities_and_reads_no_reply() {
            assertUnharmed(domain -> {
                RamReference memory = domain.allocate(4096);
                for (int i = 0; i < 3 * MANY; i++) {
                    domain.monitor().tryCapCopy(CONNECTIONS[i % CONNECTIONS.length], memory);
                    domain.syscalls().yield();
                }
            });
        }

        @Test
        void sends_messages_that_only_a_monitor_sends() {
            assertUnharmed(domain -> {
                domain.monitor().tryBindServiceRequest(
                        1, 0, Transport.UMP, CapabilityReference.ABSENT, CapabilityReference.ABSENT, 0,
                        Quota.UNLIMITED.sent());
                domain.monitor().tryCapArrived(1, CapabilityReference.ABSENT, ErrorCode.NONE);
                domain.monitor().tryDisconnected(1);
                domain.events().pause(domain.events().now() + 1_000_000);
            });
        }
    }

    @Nested
    class A_service_serves_others_while_a_client {
        @Test
        void sends_calls_without_reading_the_replies() {
            assertUnharmed(domain -> {
                WorkshopBinding binding = service(domain);
                for (int i = 0; i < MANY; i++) {
                    binding.tryWhere(new Ignored());
                }
            });
        }

        @Test
        void sends_it_capabilities_that_belong_to_no_message() {
            HostileRun run = HostileRun.onCore(0, SECOND, new LinesProgram("hostile", Manifest.PLAIN, domain -> {
                long connection = connectionTo(domain, "sum.0.1");
                RamReference memory = domain.allocate(4096);
                int sent = 0;
                while (sent < CAPABILITIES) {
                    sent += domain.monitor().tryCapCopy(connection, memory) ? 1 : 0;
                    domain.events().pause(domain.events().now() + 1_000);
                }
                domain.syscalls().print("done");
            }));

            run.requireUnharmed();
            assertThat(run.booted().console()).contains("hostile: done").noneMatch(line -> line.contains("sum failed"));
        }

        @Test
        void revokes_the_capability_of_a_name_that_others_look_up() {
            HostileRun run = HostileRun.onCore(0, SECOND, new LinesProgram("hostile", Manifest.PLAIN, domain -> {
                RamReference service = domain.allocate(4096);
                for (int i = 0; i < MANY / 10; i++) {
                    domain.nameService().register("name", service, "");
                    WellKnown.ROOT.revoke(domain.syscalls(), service.address());
                    domain.nameService().lookUp("name");
                    if (i % 20 == 0) {
                        domain.processes().waitFor(domain.spawn(i / 20 % 2, "seeker", ""), SECOND);
                    }
                    domain.nameService().unregister("name");
                }
                domain.syscalls().print("done");
            }), new LinesProgram("seeker", Manifest.PLAIN, domain -> {
                var found = domain.nameService().lookUp("name");
                domain.syscalls().print("found " + found.service() + " " + found.err());
                service(domain).close();
            }));

            run.requireUnharmed();
            assertThat(run.booted().console()).contains("hostile: done")
                    .filteredOn(line -> line.startsWith("seeker: ")).hasSize(10)
                    .allMatch(line -> line.contains("found"));
        }

        @Test
        void watches_names_and_reads_no_notification() {
            HostileRun run = HostileRun.onCore(1, SECOND,
                    new LinesProgram("hostile", Manifest.PLAIN, domain -> {
                        domain.spawn(1, "watcher", "");
                        domain.events().pause(domain.events().now() + 1_000_000);
                        for (int i = 0; i < NOTIFICATIONS / 2; i++) {
                            domain.nameService().register("name", CapabilityReference.ABSENT, "");
                            domain.nameService().unregister("name");
                        }
                        domain.syscalls().print("done");
                    }),
                    new LinesProgram("watcher", Manifest.PLAIN, domain -> {
                        domain.nameService().watch("");
                        domain.syscalls().suspend(new Wait(new long[0], domain.syscalls().now() + 60 * SECOND));
                    }));

            run.requireUnharmed();
            assertThat(run.booted().console()).contains("hostile: done")
                    .noneMatch(line -> line.contains("names failed"));
        }

        @Test
        void binds_until_it_is_refused() {
            HostileRun run = assertUnharmed(domain -> {
                try {
                    while (true) {
                        service(domain);
                    }
                } catch (CallFailed refused) {
                    domain.syscalls().print("refused: " + refused.getMessage());
                }
            });

            assertThat(run.booted().console()).anyMatch(line -> line.startsWith("hostile: refused: "));
        }

        @ParameterizedTest(name = "after {0} nanoseconds")
        @ValueSource(longs = {0, 500, 1_000, 2_000, 5_000, 10_000, 50_000})
        void ends_while_it_binds(long nanoseconds) {
            assertUnharmed(domain -> {
                CapabilityReference service = domain.nameService().lookUp("sum.0.1").service();
                domain.monitor().sendBind(service, new Ignored());
                long end = domain.events().now() + nanoseconds;
                while (domain.events().now() < end) {
                    domain.events().pause(end);
                }
                domain.exit(0);
            });
        }

        @Test
        void registers_names_until_it_is_refused() {
            HostileRun run = HostileRun.onCore(1, SECOND, new LinesProgram("hostile", Manifest.PLAIN, domain -> {
                int registered = 0;
                while (!domain.nameService().register("name." + registered, CapabilityReference.ABSENT, "").failed()) {
                    registered++;
                }
                domain.syscalls().print("registered " + registered);
            }));

            run.requireUnharmed();
            assertThat(run.booted().console()).contains("hostile: registered 4096");
        }

        @Test
        void writes_to_the_terminal_without_end() {
            assertUnharmed(domain -> {
                TerminalClient terminal = TerminalInterface.client(domain.connect("terminal",
                        channel -> TerminalInterface.connect(channel, new TerminalHandler() {})), domain.events());
                for (int i = 0; i < MANY; i++) {
                    terminal.write("\u001b[2J line " + i + "\n");
                }
            });
        }
    }

    @Nested
    class Other_programs_run_while_one {
        @Test
        void starts_itself_until_it_is_refused() {
            assertUnharmed(domain -> {
                try {
                    while (true) {
                        domain.spawn(0, "hostile", "");
                        domain.spawn(1, "hostile", "");
                    }
                } catch (CallFailed refused) {
                    domain.events().pause(domain.events().now() + 1_000_000);
                }
            });
        }

        @Test
        void prints_lines_without_end() {
            assertUnharmed(domain -> {
                for (int i = 0; i < MANY; i++) {
                    domain.syscalls().print("line " + i);
                }
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {256, -1, 512, Integer.MIN_VALUE})
        void ends_with_a_status_out_of_range(int status) {
            HostileRun run = assertUnharmed(domain -> domain.exit(status));

            assertThat(run.status()).isEqualTo(status);
        }
    }
}
