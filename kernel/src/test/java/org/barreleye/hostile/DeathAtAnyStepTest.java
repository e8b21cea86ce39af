package org.barreleye.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.BootResult.Lines;
import org.barreleye.boot.BootResult.LinesProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.workshop.SumReply;
import org.barreleye.generated.user.workshop.WorkshopBinding;
import org.barreleye.generated.user.workshop.WorkshopHandler;
import org.barreleye.generated.user.workshop.WorkshopInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A program that binds to a service, or serves, sends and receives capabilities, and ends before its first step, before
 * its second, and so on. The other end gets one error, and nothing is left of the program.
 */
class DeathAtAnyStepTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int KILLS = 120;
    private static final String CLIENT = "client";
    private static final String SERVER = "server";

    /** The events that the ends that live have seen. */
    private static final class Seen {
        private int accepted;
        private int closedAtService;
        private int sums;
        private int finished;
        private int errors;
        private int closedAtClient;
        private final List<String> kinds = new ArrayList<>();
    }

    /** Serves a page at a time: takes its capability, and deletes it. */
    private record PageServer(Seen seen, Mortal mortal) implements Server {
        @Override
        public String name() {
            return SERVER;
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long process, long unused) {
            return Server.super.load(mortal.watch(syscalls), process, unused);
        }

        @Override
        public Binding accept(Domain domain, Channel channel) {
            seen.accepted++;
            return WorkshopInterface.accept(channel, new PageSession(domain, seen));
        }
    }

    /** Serves one client. */
    private record PageSession(Domain domain, @Shared Seen seen) implements WorkshopHandler, Copyable {
        @Override
        public void sum(FrameReference page, long count, SumReply reply) {
            seen.sums++;
            domain.delete(page);
            reply.reply(count, ErrorCode.NONE);
        }

        @Override
        public void onClosed(Failure why) {
            seen.closedAtService++;
        }
    }

    /** Binds, sends a capability, receives others, and counts the errors that it gets. */
    private record PageClient(Seen seen, Mortal mortal) implements Program.ThreadedProgram {
        @Override
        public String name() {
            return CLIENT;
        }

        @Override
        public int main(SystemCalls syscalls, long process, long unused) {
            Domain domain = Domain.startThreaded(mortal.watch(syscalls));
            try {
                use(domain);
                seen.finished++;
                return 0;
            } catch (CallFailed failed) {
                seen.errors++;
                seen.kinds.add(failed.getMessage());
                return 1;
            }
        }

        private void use(Domain domain) throws CallFailed {
            WorkshopBinding binding = domain.connect(SERVER, SECOND,
                    channel -> WorkshopInterface.connect(channel, new WorkshopHandler() {
                        @Override
                        public void onClosed(Failure why) {
                            seen.closedAtClient++;
                        }
                    }));
            FrameReference page = domain.createFrame(domain.allocate(4096), 4096).value();
            WorkshopInterface.client(binding, domain.events()).sum(page, 8);
            CapabilityReference received = domain.nameService().lookUp(SERVER).service();
            domain.delete(received);
            binding.close();
            domain.flush();
        }
    }

    private static BootResult run(String machine, Accounts accounts, Seen seen, Mortal client, Mortal server,
            Lines lines) {
        return accounts.run(machine, List.of(new PageServer(seen, server), new PageClient(seen, client)),
                new LinesProgram("main", Manifest.needing(Manifest.Need.CONTROL), lines));
    }

    @ParameterizedTest(name = "{3}: on {0}, the client on core {1}, the service on core {2}")
    @CsvSource({"two-x86, 1, 1, endpoints", "two-x86, 0, 1, rings", "x86-power32, 0, 4, rings between unlike cores",
        "x86-power32, 4, 0, rings between unlike cores", "demo, 0, 32, mailbox"})
    void of_a_client_is_one_error_to_the_service(String machine, int clientCore, int serverCore, String transport) {
        Seen seen = new Seen();
        Mortal client = new Mortal();
        Accounts accounts = new Accounts(clientCore, serverCore);
        int[] deaths = new int[1];
        BootResult booted = run(machine, accounts, seen, client, new Mortal(), domain -> {
            domain.spawn(serverCore, SERVER, "");
            client.dieBefore(Integer.MAX_VALUE);
            assertThat(endOf(domain, clientCore, CLIENT)).isZero();
            int steps = client.steps();
            accounts.open(domain);
            for (int step = 1; step <= steps; step++) {
                client.dieBefore(step);
                deaths[0] += endOf(domain, clientCore, CLIENT) == HostileRun.FAILED ? 1 : 0;
            }
            accounts.close(domain);
            domain.syscalls().print(steps + " steps");
        });

        assertThat(booted.status()).as(String.join("\n", booted.console())).hasValue(0);
        assertThat(accounts.differences()).isEmpty();
        assertThat(deaths[0]).isGreaterThan(50);
        assertThat(seen.closedAtService).as("one error for each binding").isEqualTo(seen.accepted);
        assertThat(seen.errors).as(seen.kinds.toString()).isZero();
        System.out.println("the client over " + transport + " died " + deaths[0] + " times; " + seen.accepted
                + " bindings, " + seen.sums + " pages");
    }

    @ParameterizedTest(name = "{3}: on {0}, the client on core {1}, the service on core {2}")
    @CsvSource({"two-x86, 1, 1, endpoints", "two-x86, 0, 1, rings", "x86-power32, 0, 4, rings between unlike cores",
        "x86-power32, 4, 0, rings between unlike cores", "demo, 0, 32, mailbox"})
    void of_a_service_is_one_error_to_the_client(String machine, int clientCore, int serverCore, String transport) {
        Seen seen = new Seen();
        Mortal server = new Mortal();
        Accounts accounts = new Accounts(clientCore, serverCore);
        int[] runs = new int[1];
        BootResult booted = run(machine, accounts, seen, new Mortal(), server, domain -> {
            int steps = serve(domain, clientCore, serverCore, server, Integer.MAX_VALUE);
            accounts.open(domain);
            for (int step = 1; step <= steps; step++) {
                serve(domain, clientCore, serverCore, server, step);
                runs[0]++;
            }
            accounts.close(domain);
            domain.syscalls().print(steps + " steps");
        });

        assertThat(booted.status()).as(String.join("\n", booted.console())).hasValue(0);
        assertThat(accounts.differences()).isEmpty();
        assertThat(runs[0]).isGreaterThan(50);
        assertThat(seen.finished + seen.errors).as("the client ends").isEqualTo(runs[0] + 1);
        assertThat(seen.closedAtClient).as("each binding is closed once").isLessThanOrEqualTo(runs[0] + 1);
        System.out.println("the service over " + transport + " died " + runs[0] + " times; the client got "
                + seen.errors + " errors");
    }

    @ParameterizedTest(name = "{3}: on {0}, the client on core {1}, the service on core {2}")
    @CsvSource({"two-x86, 1, 1, endpoints, 100", "two-x86, 0, 1, rings, 150",
        "x86-power32, 4, 0, rings between unlike cores, 300", "demo, 0, 32, mailbox, 1000"})
    void of_either_that_another_program_kills_at_any_time_leaves_nothing(
            String machine, int clientCore, int serverCore, String transport, long latestMicroseconds) {
        long period = latestMicroseconds * 1_000 / KILLS;
        Seen seen = new Seen();
        Accounts accounts = new Accounts(clientCore, serverCore);
        BootResult booted = run(machine, accounts, seen, new Mortal(), new Mortal(), domain -> {
            accounts.open(domain);
            for (int kill = 0; kill < KILLS; kill++) {
                long service = domain.spawn(serverCore, SERVER, "");
                long client = domain.spawn(clientCore, CLIENT, "");
                pause(domain, kill * period);
                domain.processes().kill(kill % 2 == 0 ? client : service);
                domain.processes().waitFor(client, 60 * SECOND);
                domain.processes().kill(service);
                domain.processes().waitFor(service, SECOND);
            }
            accounts.close(domain);
        });

        assertThat(booted.status()).as(String.join("\n", booted.console())).hasValue(0);
        assertThat(accounts.differences()).isEmpty();
        assertThat(seen.finished).as("kills late enough").isPositive();
        assertThat(seen.errors).as("kills early enough").isPositive();
    }

    private static void pause(Domain domain, long nanoseconds) {
        long end = domain.syscalls().now() + nanoseconds;
        while (domain.syscalls().now() < end) {
            domain.events().pause(end);
        }
    }

    private static int endOf(Domain domain, int core, String program) throws CallFailed {
        return domain.processes().waitFor(domain.spawn(core, program, ""), 60 * SECOND).status();
    }

    private static int serve(Domain domain, int clientCore, int serverCore, Mortal server, int step)
            throws CallFailed {
        server.dieBefore(step);
        long service = domain.spawn(serverCore, SERVER, "");
        endOf(domain, clientCore, CLIENT);
        int steps = server.steps();
        domain.processes().kill(service);
        domain.processes().waitFor(service, SECOND);
        return steps;
    }
}
