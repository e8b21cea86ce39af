package org.barreleye.driver.nic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.ECHO;
import static org.barreleye.boot.NetworkClients.MILLISECOND;
import static org.barreleye.boot.NetworkClients.PEER;
import static org.barreleye.boot.NetworkClients.SELF;
import static org.barreleye.boot.NetworkClients.await;
import static org.barreleye.boot.NetworkClients.driver;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Inspectors;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.inspect.GetCoreInterruptsResult;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.device.DeviceReplacement;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.packet.Payload;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupts that get lost, come without a cause, or do not end. */
class InterruptFaultsTest {
    private static final int CORE = 4;
    private static final int INDEX =
            Presets.named("demo").indexOf(Presets.named("demo").device("nic0").orElseThrow().interrupted());
    private static final int VECTOR = Presets.named("demo").device("nic0").orElseThrow().vector();
    private static final long PICOSECONDS_PER_NANOSECOND = 1_000;

    private static Faults lost(int percent) {
        return new Faults(percent, 0, 0, 0, 0, List.of());
    }

    private static Optional<String> echo(Domain domain, UdpSocket socket, String text) throws CallFailed {
        socket.send(Datagram.of(PEER, ECHO, text));
        return socket.receive(10 * MILLISECOND).map(Datagram::text);
    }

    private static GetCoreInterruptsResult counts(Domain domain) throws CallFailed {
        return new Inspectors(domain, new CoreControl(domain)).of(CORE).orElseThrow().getCoreInterrupts();
    }

    @Nested
    class All_lost {
        @Test
        void do_not_keep_datagrams_from_going_there_and_back() {
            List<Object> results = new ArrayList<>();
            BootResult result = BootResult.on("demo").controlling().withFaults(lost(100)).run(domain -> {
                results.add(await(domain, InterfaceState.UP));
                try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                    results.add(echo(domain, socket, "without interrupts"));
                }
                results.add(driver(domain).getCounts().interrupts());
                results.add(counts(domain).delivered());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly(InterfaceState.UP, Optional.of("without interrupts"), 0L, 0L);
        }

        @Test
        void do_not_keep_a_datagram_from_a_program_that_sends_nothing() {
            List<PeerHost> peers = new ArrayList<>();
            List<Long> waits = new ArrayList<>();
            BootResult result = BootResult.on("demo").withFaults(lost(100))
                    .observedBy(machine -> peers.add(machine.peer().orElseThrow()))
                    .run(domain -> {
                        await(domain, InterfaceState.UP);
                        try (UdpSocket socket = UdpSocket.open(domain, 5_000)) {
                            for (int i = 0; i < 5; i++) {
                                pause(domain, 37 * MILLISECOND);
                                long begin = domain.syscalls().now();
                                peers.get(0).sendDatagram(begin * PICOSECONDS_PER_NANOSECOND, SELF, 6_000, 5_000,
                                        Payload.of("unasked"));
                                assertThat(socket.receive(100 * MILLISECOND).map(Datagram::text)).hasValue("unasked");
                                waits.add(domain.syscalls().now() - begin);
                            }
                        }
                    });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(waits).hasSize(5).allSatisfy(wait -> assertThat(wait).isLessThan(2 * MILLISECOND));
        }
    }

    @Nested
    class Some_lost {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5})
        void are_noticed_while_the_driver_waits_for_a_frame_to_be_sent(long seed) {
            List<Object> results = new ArrayList<>();
            BootResult result = BootResult.on("demo").withSeed(seed).withFaults(lost(30)).run(domain -> {
                await(domain, InterfaceState.UP);
                try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                    for (int i = 0; i < 50; i++) {
                        assertThat(echo(domain, socket, "number " + i)).hasValue("number " + i);
                    }
                }
                results.add(driver(domain).getCounts().deadlines() > 0);
            });

            assertThat(result.status()).as("seed %d: %s", seed, result.console()).hasValue(0);
            assertThat(results).as("seed %d", seed).containsExactly(true);
        }
    }

    @Nested
    class One_lost_of_an_answer_that_arrives_after_its_request_was_sent {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5})
        void is_found_a_millisecond_later_although_the_program_sends_nothing_more(long seed) {
            List<Long> times = new ArrayList<>();
            BootResult result = BootResult.on("demo").withSeed(seed).withFaults(lost(3)).run(domain -> {
                await(domain, InterfaceState.UP);
                try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                    for (int i = 0; i < 100; i++) {
                        long begin = domain.syscalls().now();
                        socket.send(Datagram.of(PEER, ECHO, "number " + i));
                        assertThat(socket.receive(1_000 * MILLISECOND)).isPresent();
                        times.add(domain.syscalls().now() - begin);
                    }
                }
            });

            assertThat(result.status()).as("seed %d: %s", seed, result.console()).hasValue(0);
            assertThat(times).as("seed %d", seed).hasSize(100)
                    .allSatisfy(time -> assertThat(time).isLessThan(2 * MILLISECOND))
                    .anySatisfy(time -> assertThat(time).isGreaterThan(MILLISECOND / 10));
        }
    }

    @Nested
    class None_lost {
        @Test
        void leave_an_idle_machine_idle() {
            List<Long> deadlines = new ArrayList<>();
            BootResult result = BootResult.on("demo").run(domain -> {
                // The driver looks once after the last frame of the boot.
                pause(domain, 2 * MILLISECOND);
                deadlines.add(driver(domain).getCounts().deadlines());
                pause(domain, 1_000 * MILLISECOND);
                deadlines.add(driver(domain).getCounts().deadlines());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(deadlines.get(1)).isEqualTo(deadlines.get(0));
        }
    }

    @Nested
    class Spurious_ones {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void after_each_real_one_are_handled_and_counted(long seed) {
            List<Long> counts = new ArrayList<>();
            BootResult result = BootResult.on("demo").controlling().withSeed(seed)
                    .withFaults(new Faults(0, 0, 100_000_000, 0, 0, List.of()).withSpuriousInterrupts(100))
                    .run(domain -> {
                        await(domain, InterfaceState.UP);
                        try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                            for (int i = 0; i < 50; i++) {
                                assertThat(echo(domain, socket, "number " + i)).hasValue("number " + i);
                            }
                        }
                        pause(domain, MILLISECOND);
                        counts.add(driver(domain).getCounts().interrupts());
                        counts.add(counts(domain).delivered());
                        counts.add(driver(domain).getCounts().errors());
                    });

            assertThat(result.status()).as("seed %d: %s", seed, result.console()).hasValue(0);
            assertThat(counts.get(0)).as("seed %d: the driver has handled what the core has delivered", seed)
                    .isEqualTo(counts.get(1)).isGreaterThan(100);
            assertThat(counts.get(2)).as("seed %d: errors", seed).isZero();
        }
    }

    @Nested
    class A_storm {
        private static final long BEGIN = 100_000_000_000L;
        private static final long END = 200_000_000_000L;
        private static final long PERIOD = 1_000_000;
        private static final long CYCLES = 10_000;
        private static final int ROUNDS = 300;

        private DeviceReplacement storm(long from, long until, long causes) {
            return BrokenNic.storming(from, PERIOD, until, causes, INDEX, VECTOR);
        }

        private BootResult.BootBuilder with(DeviceReplacement broken) {
            return BootResult.on("demo").controlling()
                    .observedBy(machine -> machine.replace("nic0", broken))
                    .with("works", domain -> {
                        for (int i = 0; i < ROUNDS; i++) {
                            domain.syscalls().compute(CYCLES);
                        }
                    });
        }

        private long timeToWork(Domain domain) throws CallFailed {
            long begin = domain.syscalls().now();
            domain.processes().waitFor(domain.spawn(CORE, "works", ""), -1);
            return domain.syscalls().now() - begin;
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, 15})
        void leaves_time_to_other_programs_of_the_core_and_ends_the_driver(long causes) {
            List<Long> times = new ArrayList<>();
            List<Object> results = new ArrayList<>();
            BootResult result = with(storm(BEGIN, END, causes)).run(domain -> {
                times.add(timeToWork(domain));
                pause(domain, BEGIN / PICOSECONDS_PER_NANOSECOND - domain.syscalls().now());
                times.add(timeToWork(domain));
                results.add(await(domain, DriverState.GIVEN_UP).reason());
                results.add(network(domain).getInterface().state());
                results.add(domain.syscalls().now() < END / PICOSECONDS_PER_NANOSECOND);
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            // Until the driver is given up, the core handles interrupts in half of its time or more.
            assertThat(times.get(1)).as("%s", times).isLessThan(6 * times.get(0));
            assertThat(results).containsExactly("it has interrupted 1000 times without a cause, and has failed for the"
                    + " 16th time within a second", InterfaceState.NO_DRIVER, true);
        }

        @Test
        void from_the_beginning_does_not_keep_the_system_from_booting() {
            List<Object> results = new ArrayList<>();
            BootResult result = with(storm(0, Long.MAX_VALUE, NicCause.RX.bit())).run(domain -> {
                results.add(await(domain, DriverState.GIVEN_UP).reason());
                timeToWork(domain);
                long delivered = counts(domain).delivered();
                long spurious = counts(domain).spurious();
                pause(domain, MILLISECOND);
                results.add(counts(domain).delivered() - delivered);
                results.add(counts(domain).spurious() - spurious > 100);
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).as("of a driver that has ended, interrupts are spurious").containsExactly(
                    "it has interrupted 1000 times without a cause, and has failed for the 16th time within a second",
                    0L, true);
        }

        /** All services, the driver and the program share the core that the storm hits. */
        @Test
        void on_the_boot_core_does_not_keep_the_system_from_booting() {
            DeviceDescription nic = Presets.named("amd-4x4").device("nic0").orElseThrow();
            List<Object> results = new ArrayList<>();
            BootResult result = BootResult.on("amd-4x4")
                    .observedBy(machine -> machine.replace("nic0", BrokenNic.storming(0, 2 * PERIOD, Long.MAX_VALUE,
                            NicCause.RX.bit(), 0, nic.vector())))
                    .run(domain -> results.add(await(domain, DriverState.GIVEN_UP).reason()));

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly(
                    "it has interrupted 1000 times without a cause, and has failed for the 16th time within a second");
        }

        @Test
        void of_a_device_without_a_client_ends_the_driver_too() {
            List<Object> results = new ArrayList<>();
            BootResult result = with(storm(BEGIN, END, 0)).run(domain -> {
                endNetwork(domain);
                pause(domain, BEGIN / PICOSECONDS_PER_NANOSECOND - domain.syscalls().now());
                results.add(await(domain, DriverState.GIVEN_UP).reason());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly(
                    "it has interrupted 1000 times without a cause, and has failed for the 16th time within a second");
        }

        /** Ends the network stack for good, so that the device has no client. */
        private void endNetwork(Domain domain) throws CallFailed {
            CoreControl control = new CoreControl(domain);
            for (int i = 0; i < 4; i++) {
                NextProcessResult next = domain.processes().nextProcess(0);
                while (!next.err().failed() && !next.program().equals("network")) {
                    next = domain.processes().nextProcess(next.next());
                }
                if (!next.err().failed()) {
                    control.client().kill(next.next());
                }
                pause(domain, 5 * MILLISECOND);
            }
        }

        @Test
        void that_ends_soon_disturbs_no_transfer_and_is_counted() {
            List<Long> counts = new ArrayList<>();
            BootResult result = with(storm(BEGIN, BEGIN + 500 * PERIOD, NicCause.RX.bit())).run(domain -> {
                pause(domain, BEGIN / PICOSECONDS_PER_NANOSECOND - domain.syscalls().now());
                try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
                    for (int i = 0; i < 20; i++) {
                        assertThat(echo(domain, socket, "number " + i)).hasValue("number " + i);
                    }
                }
                pause(domain, MILLISECOND);
                counts.add(driver(domain).getCounts().interrupts());
                counts.add(counts(domain).delivered());
                counts.add(counts(domain).pended());
                counts.add(counts(domain).spurious());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(counts.get(0)).as("the driver has handled what the core has delivered: %s", counts)
                    .isEqualTo(counts.get(1));
            // Those that come while the driver handles one are one.
            assertThat(counts.get(1) + counts.get(2)).as("%s", counts).isBetween(250L, 700L);
            assertThat(counts.get(3)).as("spurious: %s", counts).isZero();
        }
    }
}
