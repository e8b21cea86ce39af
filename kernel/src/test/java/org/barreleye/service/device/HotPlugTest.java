package org.barreleye.service.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.boot.NetworkClients.MILLISECOND;
import static org.barreleye.boot.NetworkClients.PEER;
import static org.barreleye.boot.NetworkClients.manager;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;
import static org.barreleye.service.device.HotPlugMachine.await;
import static org.barreleye.service.device.HotPlugMachine.bus;
import static org.barreleye.service.device.HotPlugMachine.echo;
import static org.barreleye.service.device.HotPlugMachine.setPower;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.bus.BusClient;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.GetDeviceResult;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.hostile.Holdings;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.machine.Machine;
import org.barreleye.machine.fault.Faults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that are pulled out of a slot of the bus and put into it while the system runs. */
class HotPlugTest {
    private static final long MILLISECOND_IN_PICOSECONDS = 1_000_000_000;
    private static final int DATAGRAMS = 20;

    private static BootResult.BootBuilder system() {
        return BootResult.on(HotPlugMachine.description()).controlling();
    }

    private static void assertOk(BootResult result) {
        assertThat(result.status()).as("%s", String.join("\n", result.console())).hasValue(0);
    }

    private static void talk(UdpSocket socket) throws CallFailed {
        for (int i = 0; i < DATAGRAMS; i++) {
            socket.send(new Datagram(PEER, 7, new byte[1_000]));
        }
    }

    @Nested
    class An_interface_that_is_pulled_out_by_hand {
        @Test
        void is_not_present_and_comes_up_again_when_it_is_put_back() {
            BootResult result = system().observedBy(machine -> {
                machine.setPresent(100 * MILLISECOND_IN_PICOSECONDS, "nic0", false);
                machine.setPresent(200 * MILLISECOND_IN_PICOSECONDS, "nic0", true);
            }).run(domain -> {
                DevicesClient manager = manager(domain);
                NetClient network = network(domain);
                UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT);
                assertThat(echo(socket, "before")).contains("before");
                long first = manager.getDevice("nic0").process();
                GetDeviceResult gone = await(domain, manager, "nic0", DriverState.NOT_PRESENT);
                assertThat(gone.reason()).isEqualTo("it is not present: it has left slot 0 of bus 1");
                await(domain, network, InterfaceState.NO_DRIVER);
                assertThat(network.getInterface().reason()).isEqualTo(gone.reason());
                assertThatThrownBy(() -> echo(socket, "meanwhile")).hasMessageContaining("is not up");
                GetDeviceResult back = await(domain, manager, "nic0", DriverState.RUNNING);
                assertThat(back.process()).isNotEqualTo(first);
                await(domain, network, InterfaceState.UP);
                assertThat(echo(socket, "afterwards")).contains("afterwards");
            });

            assertOk(result);
        }

        @Test
        void and_replaced_at_once_has_another_driver() {
            BootResult result = system().observedBy(machine -> {
                machine.setPresent(100 * MILLISECOND_IN_PICOSECONDS, "nic0", false);
                machine.setPresent(100 * MILLISECOND_IN_PICOSECONDS + 1, "nic0", true);
            }).run(domain -> {
                DevicesClient manager = manager(domain);
                long first = manager.getDevice("nic0").process();
                while (manager.getDevice("nic0").process() == first) {
                    pause(domain, MILLISECOND / 10);
                }
                await(domain, manager, "nic0", DriverState.RUNNING);
                await(domain, network(domain), InterfaceState.UP);
            });

            assertOk(result);
        }

        /** The lost interrupt of the bridge is one that nothing else makes up for. */
        @Test
        void is_found_by_a_rescan_if_the_interrupt_of_the_bridge_is_lost() {
            BootResult result = system().withFaults(new Faults(100, 0, 0, 0, 0, List.of())).observedBy(machine ->
                    machine.setPresent(300 * MILLISECOND_IN_PICOSECONDS, "dma0", false)).run(domain -> {
                        DevicesClient manager = manager(domain);
                        assertThat(manager.getDevice("dma0").state()).isEqualTo(DriverState.NO_DRIVER);
                        while (domain.syscalls().now() < 400 * MILLISECOND) {
                            pause(domain, 10 * MILLISECOND);
                        }
                        assertThat(manager.getDevice("dma0").state()).isEqualTo(DriverState.NO_DRIVER);
                        assertThat(bus(domain).rescan()).isEqualTo(2);
                        await(domain, manager, "dma0", DriverState.NOT_PRESENT);
                    });

            assertOk(result);
        }
    }

    @Nested
    class A_device_that_appears {
        @Test
        void for_the_first_time_has_its_own_driver_beside_the_others() {
            BootResult result = system().observedBy(machine ->
                    machine.setPresent(100 * MILLISECOND_IN_PICOSECONDS, "nic1", true)).run(domain -> {
                        DevicesClient manager = manager(domain);
                        assertThat(manager.getDevice("nic1").err()).isEqualTo(SystemError.NO_SUCH_DEVICE.code());
                        long first = manager.getDevice("nic0").process();
                        while (manager.getDevice("nic1").err().failed()) {
                            pause(domain, MILLISECOND);
                        }
                        GetDeviceResult second = await(domain, manager, "nic1", DriverState.RUNNING);
                        assertThat(second.process()).isNotEqualTo(first);
                        assertThat(manager.getDevice("nic0").process()).as("the other one goes on").isEqualTo(first);
                        UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT);
                        assertThat(echo(socket, "through the first")).contains("through the first");
                    });

            assertOk(result);
        }
    }

    @Nested
    class A_slot_that_is_switched_off {
        @Test
        void twice_is_off_and_once_on_is_on() {
            assertOk(system().run(domain -> {
                DevicesClient manager = manager(domain);
                BusClient bus = bus(domain);
                setPower(domain, bus, "nic0", false);
                setPower(domain, bus, "nic0", false);
                await(domain, manager, "nic0", DriverState.NOT_PRESENT);
                assertThat(manager.startDriver("nic0")).isEqualTo(SystemError.NO_SUCH_DEVICE.code());
                setPower(domain, bus, "nic0", false);
                pause(domain, 10 * MILLISECOND);
                assertThat(manager.getDevice("nic0").state()).isEqualTo(DriverState.NOT_PRESENT);
                setPower(domain, bus, "nic0", true);
                setPower(domain, bus, "nic0", true);
                await(domain, manager, "nic0", DriverState.RUNNING);
                await(domain, network(domain), InterfaceState.UP);
            }));
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1_000, 5_000, 9_000, 20_000, 40_000, 100_000})
        void during_a_transfer_gives_the_stack_its_buffers_back(long nanoseconds) {
            assertOk(system().run(domain -> {
                NetClient network = network(domain);
                BusClient bus = bus(domain);
                UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT);
                for (int time = 0; time < 4; time++) {
                    talk(socket);
                    pause(domain, nanoseconds);
                    setPower(domain, bus, "nic0", false);
                    await(domain, network, InterfaceState.NO_DRIVER);
                    setPower(domain, bus, "nic0", true);
                    await(domain, network, InterfaceState.UP);
                    assertThat(echo(socket, "time " + time)).contains("time " + time);
                }
            }));
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 500, 2_000, 10_000, 30_000, 100_000, 300_000})
        void while_its_driver_is_killed_or_starts_has_no_driver(long nanoseconds) {
            assertOk(system().run(domain -> {
                DevicesClient manager = manager(domain);
                BusClient bus = bus(domain);
                CoreControl control = new CoreControl(domain);
                long first = manager.getDevice("nic0").process();
                setPower(domain, bus, "nic0", false);
                control.client().kill(first);
                await(domain, manager, "nic0", DriverState.NOT_PRESENT);
                setPower(domain, bus, "nic0", true);
                pause(domain, nanoseconds);
                control.client().kill(manager.getDevice("nic0").process());
                setPower(domain, bus, "nic0", false);
                pause(domain, 20 * MILLISECOND);
                assertThat(manager.getDevice("nic0").state()).isEqualTo(DriverState.NOT_PRESENT);
                assertThat(manager.getDevice("nic0").process()).isZero();
                setPower(domain, bus, "nic0", true);
                await(domain, manager, "nic0", DriverState.RUNNING);
                await(domain, network(domain), InterfaceState.UP);
            }));
        }

        @Test
        void needs_the_control_of_the_machine_and_a_slot_behind_a_bridge() {
            List<Object> results = new ArrayList<>();
            assertOk(BootResult.on(HotPlugMachine.description()).run(domain -> {
                results.add(bus(domain).setPower("nic0", false, CapabilityReference.ABSENT));
                results.add(manager(domain).startDriver("nic7"));
            }));
            assertOk(system().run(domain -> {
                var control = domain.authority(Manifest.Need.CONTROL);
                results.add(bus(domain).setPower("nic7", false, control));
                results.add(bus(domain).setPower("bridge0", false, control));
            }));

            assertThat(results).containsExactly(SystemError.CONTROL_NOT_HELD.code(),
                    SystemError.NO_SUCH_DEVICE.code(), SystemError.NO_SUCH_DEVICE.code(),
                    SystemError.NOT_REMOVABLE.code());
        }

        @Test
        void and_on_fifty_times_leaves_nothing_behind() {
            List<Holdings> holdings = new ArrayList<>();
            List<Machine> machines = new ArrayList<>();
            BootResult result = system().observedBy(machines::add).run(domain -> {
                NetClient network = network(domain);
                BusClient bus = bus(domain);
                UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT);
                for (int cycle = 0; cycle < 50; cycle++) {
                    setPower(domain, bus, "nic0", false);
                    await(domain, network, InterfaceState.NO_DRIVER);
                    setPower(domain, bus, "nic0", true);
                    await(domain, network, InterfaceState.UP);
                    assertThat(echo(socket, "cycle " + cycle)).contains("cycle " + cycle);
                    pause(domain, 10 * MILLISECOND);
                    holdings.add(Holdings.of(machines.get(0)));
                }
            });

            assertOk(result);
            assertThat(holdings.get(9).differencesTo(holdings.get(49))).isEmpty();
        }
    }
}
