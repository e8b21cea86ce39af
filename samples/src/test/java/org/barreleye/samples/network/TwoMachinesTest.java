package org.barreleye.samples.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.boot.Boot;
import org.barreleye.boot.SystemPlan;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Manifest.Need;
import org.barreleye.machine.Machine;
import org.barreleye.machine.MachineGroup;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.network.Wire;
import org.barreleye.machine.trace.ConsoleLine;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Subnet;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;
import org.barreleye.samples.DriverCommand;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two booted systems on one wire. Their programs are threads, which run ahead between two events. */
@Timeout(120)
class TwoMachinesTest {
    private static final int PORT = 7_000;
    private static final Ipv4Address FIRST = Ipv4Address.of(10, 0, 0, 100);
    private static final Ipv4Address SECOND = Ipv4Address.of(10, 0, 0, 101);
    private static final long MILLISECOND = 1_000_000_000L;

    /** Sends a datagram in every period, and says which came back; ends after so many. */
    private record EchoClient(int count) implements BlockingProgram {
        private static final long PERIOD = 3_000_000;

        @Override
        public String name() {
            return "client";
        }

        @Override
        public Manifest manifest() {
            return Manifest.needing(Need.DEVICES);
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            NicDriver driver = driver(domain);
            NetworkStack stack = stack(driver, FIRST);
            List<Integer> answers = new ArrayList<>();
            stack.listen(PORT, (source, datagram) -> answers.add(datagram.data().at(0)));
            for (int number = 0; number < count; number++) {
                int before = answers.size();
                long begin = domain.syscalls().now();
                stack.sendDatagram(SECOND, new UdpDatagram(PORT, PORT, Payload.of((byte) number)));
                boolean isAnswered = driver.waitUntil(() -> answers.size() > before, PERIOD);
                domain.syscalls().print(number + (isAnswered ? " came back as " + answers.get(before) : " was lost"));
                driver.waitUntil(() -> false, Math.max(1, begin + PERIOD - domain.syscalls().now()));
            }
            driver.stop();
            return 0;
        }
    }

    /** Sends every datagram back. */
    private record Echoer() implements BlockingProgram {
        @Override
        public String name() {
            return "echoer";
        }

        @Override
        public Manifest manifest() {
            return Manifest.needing(Need.DEVICES);
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            NicDriver driver = driver(domain);
            NetworkStack stack = stack(driver, SECOND);
            stack.listen(PORT, (source, datagram) ->
                    stack.sendDatagram(source, new UdpDatagram(PORT, PORT, datagram.data())));
            while (true) {
                driver.waitUntil(() -> false, 1_000_000_000L);
            }
        }
    }

    private static NicDriver driver(Domain domain) throws CallFailed {
        return new NicDriver(domain, DeviceRecord.all(domain).stream()
                .filter(device -> device.kind().equals("nic")).findFirst().orElseThrow());
    }

    private static NetworkStack stack(NicDriver driver, Ipv4Address address) {
        NetworkStack stack = new NetworkStack(driver);
        stack.configure(new Ipv4Subnet(address, 24), Optional.empty());
        return stack;
    }

    private static MachineGroup group(long seed, SystemPlan first, SystemPlan second) {
        Machine zero = Boot.on(first, MachineGroup.seed(seed, 0));
        return new MachineGroup(List.of(zero, Boot.on(second, MachineGroup.seed(seed, 1), Faults.none(),
                MachineGroup.attachment(zero, 1))));
    }

    private static MachineGroup asking(long seed) {
        MachineDescription machine = Presets.named("amd-4x4");
        return group(seed, DriverCommand.system(machine, new EchoClient(8)),
                DriverCommand.system(machine.numbered(1), new Echoer()));
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

                assertThat(lines(group.first(), "client")).containsExactly("0 came back as 0", "1 came back as 1",
                        "2 came back as 2", "3 came back as 3", "4 came back as 4", "5 came back as 5",
                        "6 came back as 6", "7 came back as 7");
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

                assertThat(lines(first, "client")).containsExactly("0 came back as 0", "1 came back as 1",
                        "2 came back as 2", "3 was lost", "4 was lost", "5 came back as 5", "6 came back as 6",
                        "7 came back as 7");
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
        try (MachineGroup group = group(1, DriverCommand.system(machine, new NetworkProgram()),
                DriverCommand.system(machine.numbered(1), new NetworkProgram()))) {
            Wire wire = group.first().wire().orElseThrow();
            wire.startRecording();
            group.run();

            assertThat(lines(group.first(), "network")).contains(
                    "nic0: link up, 1000 Mbit/s, address 02:00:00:00:00:01");
            assertThat(lines(group.machines().get(1), "network")).contains(
                    "nic0: link up, 1000 Mbit/s, address 02:00:00:01:00:01");
            assertThat(group.machines().stream().map(one -> lines(one, "network").get(1)))
                    .containsExactlyInAnyOrder("nic0: up, 10.0.0.2 from 10.0.0.1 by DHCP",
                    "nic0: up, 10.0.0.3 from 10.0.0.1 by DHCP");
        }
    }
}
