package org.barreleye.driver.nic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.ECHO;
import static org.barreleye.boot.NetworkClients.MILLISECOND;
import static org.barreleye.boot.NetworkClients.PEER;
import static org.barreleye.boot.NetworkClients.await;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.StandardSystem;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.device.DeviceReplacement;
import org.barreleye.shell.ShellProgram;
import org.barreleye.shell.command.Interruption;
import org.barreleye.shell.command.ShellContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network interface that answers garbage, or stops: the driver says so, and the system boots. */
class BrokenDeviceTest {
    private static final int CORE = 4;
    private static final int VECTOR = Presets.named("demo").device("nic0").orElseThrow().vector();
    private static final long BOOTED = 100_000_000_000L;

    private static BootResult.BootBuilder with(DeviceReplacement broken) {
        return BootResult.on("demo").observedBy(machine -> machine.replace("nic0", broken));
    }

    /** A number that depends on seed and register. */
    private static LongUnaryOperator random(long seed) {
        return register -> (seed * 0x9e3779b97f4a7c15L + register) * 0xbf58476d1ce4e5b9L;
    }

    @Nested
    class That_does_not_answer_from_the_beginning {
        private String reason(LongUnaryOperator registers) {
            List<String> reasons = new ArrayList<>();
            BootResult result = with(BrokenNic.reading(0, registers)).run(domain -> {
                reasons.add(await(domain, DriverState.GIVEN_UP).reason());
                assertThat(network(domain).getInterface().state()).isEqualTo(InterfaceState.NO_DRIVER);
                assertThat(network(domain).getInterface().reason())
                        .isEqualTo("its driver is given up: " + reasons.get(0));
            });
            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(result.console()).contains("network: nic0: not up: its driver is given up: " + reasons.get(0));
            return reasons.get(0);
        }

        @Test
        void is_given_up_if_all_registers_are_ones() {
            assertThat(reason(register -> -1)).isEqualTo("its register RX_BASE holds 0xffffffffffffffff after"
                    + " 0x5555555555555550 was written to it");
        }

        @Test
        void is_given_up_if_all_registers_are_zero() {
            assertThat(reason(register -> 0))
                    .isEqualTo("its register RX_BASE holds 0x0 after 0x5555555555555550 was written to it");
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void is_given_up_if_the_registers_are_random(long seed) {
            assertThat(reason(random(seed))).as("seed %d", seed).startsWith("its register RX_BASE holds 0x");
        }

        @Test
        void is_shown_at_the_prompt() {
            ShellProgram shell = new ShellProgram(
                    new ShellContext(List.of(), address -> "an address", List::of), new Interruption());
            BootResult result = with(BrokenNic.reading(0, register -> -1))
                    .withInput("lsdev", "ifconfig", "ping 10.0.0.1", "poweroff 3")
                    .run(StandardSystem.on(Presets.named("demo"), shell, List.of(), 0));

            assertThat(result.status()).as("%s", result.console()).hasValue(3);
            assertThat(result.screen()).containsSubsequence("given up", "its register RX_BASE holds 0xffffffffffffffff",
                    "its driver is given up: its register RX_BASE", "ping: ");
        }
    }

    @Nested
    class That_stops_while_it_is_in_use {
        private void isGivenUp(DeviceReplacement broken, String reason) {
            BootResult result = with(broken).run(domain -> {
                assertThat(await(domain, InterfaceState.UP)).isEqualTo(InterfaceState.UP);
                UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT);
                pause(domain, BOOTED / 1_000 - domain.syscalls().now());
                socket.send(Datagram.of(PEER, ECHO, "lost"));
                assertThat(socket.receive(MILLISECOND)).isEmpty();
                assertThat(await(domain, DriverState.GIVEN_UP).reason()).isEqualTo(reason);
                assertThat(await(domain, InterfaceState.NO_DRIVER)).isEqualTo(InterfaceState.NO_DRIVER);
                assertThat(network(domain).getInterface().reason()).contains(reason);
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
        }

        @Test
        void is_given_up_if_its_registers_become_ones() {
            isGivenUp(BrokenNic.reading(BOOTED, register -> -1), "it has reported an error; its register RX_BASE holds"
                    + " 0xffffffffffffffff after 0x5555555555555550 was written to it");
        }

        @Test
        void is_given_up_if_its_registers_become_zero() {
            isGivenUp(BrokenNic.reading(BOOTED, register -> 0), "it has sent no frame for 20 ms; its register RX_BASE"
                    + " holds 0x0 after 0x5555555555555550 was written to it");
        }

        @Test
        void is_given_up_if_it_sends_nothing_any_more() {
            isGivenUp(BrokenNic.neverSending(BOOTED),
                    "it has sent no frame for 20 ms, and has failed for the 16th time within a second");
        }
    }

    @Nested
    class That_never_sends {
        @Test
        void does_not_keep_the_system_from_booting_and_is_given_up() {
            BootResult result = with(BrokenNic.neverSending(0)).run(domain ->
                    assertThat(await(domain, DriverState.GIVEN_UP).state()).isEqualTo(DriverState.GIVEN_UP));

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(result.console()).anyMatch(line -> line.startsWith("network: nic0: not up: "));
        }
    }

    @Nested
    class That_writes_garbage_into_the_descriptors {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void harms_nothing_but_the_network(long seed) throws CallFailed {
            List<Long> refused = new ArrayList<>();
            DeviceReplacement garbling = BrokenNic.garblingDescriptors(seed, index(), VECTOR);
            BootResult result = with(garbling).with("works", domain -> { }).run(domain -> {
                pause(domain, 20 * MILLISECOND);
                for (int i = 0; i < 20; i++) {
                    network(domain).ping(0x0a000001, 100, MILLISECOND);
                }
                refused.add(network(domain).getCounts().refused());
                assertThat(domain.processes().waitFor(domain.spawn(CORE, "works", ""), -1).err().failed()).isFalse();
            });

            assertThat(result.status()).as("seed %d: %s", seed, result.console()).hasValue(0);
            assertThat(refused.get(0)).as("seed %d: frames that are none", seed).isPositive();
        }

        private int index() {
            return Presets.named("demo").indexOf(Presets.named("demo").device("nic0").orElseThrow().interrupted());
        }
    }
}
