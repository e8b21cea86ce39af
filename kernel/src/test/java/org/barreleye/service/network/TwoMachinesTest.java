package org.barreleye.service.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.boot.SystemPlan;
import org.barreleye.demo.UdpEcho;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.machine.Machine;
import org.barreleye.machine.MachineGroup;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.trace.ConsoleLine;
import org.barreleye.packet.Ipv4Address;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two booted systems on one wire. Their programs are threads, which run ahead between two events. */
@Timeout(120)
class TwoMachinesTest {
    private static final int PORT = 7;
    private static final Ipv4Address FIRST = Ipv4Address.of(10, 0, 0, 2);
    private static final Ipv4Address SECOND = Ipv4Address.of(10, 0, 0, 3);
    private static final long MILLISECOND = 1_000_000_000L;

    /** Sends a datagram to the other machine in every period, and says which came back; ends after so many. */
    private record EchoClient(int count) implements BlockingProgram {
        private static final long PERIOD = 3_000_000;

        @Override
        public String name() {
            return "client";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                // The other machine boots at the same time, and has the other one of the first two addresses.
                Ipv4Address other = isUp(domain, socket, FIRST) ? FIRST : SECOND;
                for (int number = 0; number < count; number++) {
                    long begin = domain.syscalls().now();
                    socket.send(Datagram.of(other, PORT, "number " + number));
                    Optional<Datagram> answer = socket.receive(PERIOD);
                    domain.syscalls().print(answer.map(datagram -> datagram.text() + " came back")
                            .orElse("number " + number + " was lost"));
                    pause(domain, begin + PERIOD);
                }
            }
            return 0;
        }

        private static boolean isUp(Domain domain, UdpSocket socket, Ipv4Address host) throws CallFailed {
            for (int i = 0; i < 5; i++) {
                socket.send(Datagram.of(host, PORT, "are you there?"));
                if (socket.receive(PERIOD).isPresent()) {
                    return true;
                }
            }
            return false;
        }

        private static void pause(Domain domain, long end) {
            while (domain.syscalls().now() < end) {
                domain.events().pause(end);
            }
        }
    }

    /** Starts the echo service, and waits. */
    private record Echoer() implements BlockingProgram {
        @Override
        public String name() {
            return "echoer";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            domain.spawn(0, "udp-echo", "");
            while (true) {
                domain.events().pause(domain.syscalls().now() + 1_000_000_000L);
            }
        }
    }

    private static SystemPlan system(MachineDescription machine, Program main) {
        return StandardSystem.on(machine, main, List.of(new UdpEcho()), 0);
    }

    private static MachineGroup group(long seed, SystemPlan first, SystemPlan second) {
        Machine zero = Boot.on(first, MachineGroup.seed(seed, 0));
        return new MachineGroup(List.of(zero, Boot.on(second, MachineGroup.seed(seed, 1), Faults.none(),
                MachineGroup.attachment(zero, 1))));
    }

    private static MachineGroup asking(long seed) {
        MachineDescription machine = Presets.named("amd-4x4");
        return group(seed, system(machine, new EchoClient(8)),
                system(machine.numbered(1), new Echoer()));
    }

    private static List<String> lines(Machine machine, String program) {
        return machine.console().stream().map(ConsoleLine::text).filter(line -> line.startsWith(program + ": "))
                .map(line -> line.substring(program.length() + 2)).toList();
    }

    @Nested
    class That_exchange_datagrams {
        @Test
        void get_an_answer_to_each() {
            try (MachineGroup group = asking(1)) {
                group.run();

                assertThat(lines(group.first(), "client")).containsExactly("number 0 came back", "number 1 came back",
                        "number 2 came back", "number 3 came back", "number 4 came back", "number 5 came back",
                        "number 6 came back", "number 7 came back");
            }
        }

        @Test
        void lose_their_link_and_get_it_back() {
            try (MachineGroup group = asking(1)) {
                Machine first = group.first();
                while (lines(first, "client").size() < 3) {
                    assertThat(group.step()).isTrue();
                }
                group.machines().get(1).setPlugged(group.now(), "nic0", false);
                group.machines().get(1).setPlugged(group.now() + 7 * MILLISECOND, "nic0", true);
                group.run();

                assertThat(lines(first, "client")).containsExactly("number 0 came back", "number 1 came back",
                        "number 2 came back", "number 3 was lost", "number 4 was lost", "number 5 came back",
                        "number 6 came back", "number 7 came back");
            }
        }

        @Test
        void are_the_same_run_for_the_same_seed_and_another_for_another() {
            assertThat(hash(asking(5))).isEqualTo(hash(asking(5))).isNotEqualTo(hash(asking(6)));
        }

        private long hash(MachineGroup group) {
            try (group) {
                group.run();
                return group.traceHash();
            }
        }
    }

    @Test
    void both_get_an_address_of_their_own_from_the_peer() {
        MachineDescription machine = Presets.named("amd-4x4");
        try (MachineGroup group = group(1, system(machine, new EchoClient(1)),
                system(machine.numbered(1), new Echoer()))) {
            group.run();

            assertThat(group.machines().stream().map(one -> lines(one, "network").get(0)))
                    .containsExactlyInAnyOrder(
                    "nic0: up, 10.0.0.2, driver on core 0 because its interrupts go to this core",
                    "nic0: up, 10.0.0.3, driver on core 0 because its interrupts go to this core");
        }
    }
}
