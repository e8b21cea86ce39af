package org.barreleye.service.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.manager;
import static org.barreleye.boot.NetworkClients.pause;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.devices.ClaimResult;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.devices.DevicesHandler;
import org.barreleye.generated.user.devices.DevicesInterface;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.GetDeviceResult;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.generated.user.net.NetHandler;
import org.barreleye.generated.user.net.NetInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The device manager of the booted system, and the drivers that it starts. */
class DeviceManagerTest {
    private static final long MILLISECOND = 1_000_000;

    private static GetDeviceResult await(Domain domain, DevicesClient manager, DriverState state) throws CallFailed {
        GetDeviceResult device = manager.getDevice("nic0");
        for (int i = 0; i < 1_000 && device.state() != state; i++) {
            pause(domain, MILLISECOND / 10);
            device = manager.getDevice("nic0");
        }
        return device;
    }

    private static void kill(Domain domain, long process) throws CallFailed {
        CoreControl control = new CoreControl(domain);
        assertThat(control.client().kill(process).failed()).isFalse();
    }

    @Nested
    class A_driver {
        @Test
        void is_started_for_each_device_for_which_there_is_one() {
            List<GetDeviceResult> devices = new ArrayList<>();
            BootResult result = BootResult.on("demo").run(domain -> {
                DevicesClient manager = manager(domain);
                assertThat(manager.nextDevice("").next()).isEqualTo("dma0");
                assertThat(manager.nextDevice("dma0").next()).isEqualTo("nic0");
                assertThat(manager.nextDevice("nic0").err()).isEqualTo(SystemError.NO_SUCH_DEVICE.code());
                devices.add(manager.getDevice("dma0"));
                devices.add(manager.getDevice("nic0"));
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(devices.get(0).state()).isEqualTo(DriverState.NO_DRIVER);
            assertThat(devices.get(0).reason())
                    .isEqualTo("no program of the boot image drives devices of the kind dma");
            assertThat(devices.get(1).state()).isEqualTo(DriverState.RUNNING);
            assertThat(devices.get(1).driver()).isEqualTo("nic-driver");
            assertThat(devices.get(1).core()).isEqualTo(4);
            assertThat(devices.get(1).reason()).isEqualTo("its interrupts go to this core");
        }

        @Test
        void that_is_killed_is_started_again_and_the_network_comes_up_again() {
            List<Object> results = new ArrayList<>();
            BootResult result = BootResult.on("demo").controlling().run(domain -> {
                DevicesClient manager = manager(domain);
                NetClient network = NetInterface.client(
                        domain.connect("network", channel -> NetInterface.connect(channel, new NetHandler() {})),
                        domain.events());
                long first = manager.getDevice("nic0").process();
                kill(domain, first);
                while (manager.getDevice("nic0").process() == first) {
                    pause(domain, MILLISECOND / 10);
                }
                GetDeviceResult again = await(domain, manager, DriverState.RUNNING);
                results.add(again.restarts());
                while (network.getInterface().state() != InterfaceState.UP) {
                    pause(domain, MILLISECOND / 10);
                }
                results.add(network.ping(0x0a000001, 10, 100 * MILLISECOND).err().failed());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly(1L, false);
        }

        @Test
        void that_ends_too_often_is_given_up_until_somebody_asks_for_it() {
            List<Object> results = new ArrayList<>();
            BootResult result = BootResult.on("demo").controlling().run(domain -> {
                DevicesClient manager = manager(domain);
                for (int i = 0; i <= ManagedDevice.RESTARTS_MAX; i++) {
                    kill(domain, await(domain, manager, DriverState.RUNNING).process());
                    pause(domain, 2 * MILLISECOND);
                }
                GetDeviceResult device = await(domain, manager, DriverState.GIVEN_UP);
                results.add(device.state());
                results.add(device.reason());
                results.add(manager.startDriver("nic0").failed());
                results.add(await(domain, manager, DriverState.RUNNING).state());
                results.add(manager.startDriver("nic0"));
                results.add(manager.startDriver("dma0"));
                results.add(manager.startDriver("nic7"));
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly(DriverState.GIVEN_UP,
                    "its driver has ended with status 137, for the 4th time within a second", false,
                    DriverState.RUNNING, SystemError.NAME_IN_USE.code(), SystemError.NO_SUCH_PROGRAM.code(),
                    SystemError.NO_SUCH_DEVICE.code());
        }

        @Test
        void ends_with_the_manager_and_is_started_by_the_next_one() {
            List<Object> results = new ArrayList<>();
            BootResult result = BootResult.on("demo").controlling().run(domain -> {
                DevicesClient before = manager(domain);
                long first = before.getDevice("nic0").process();
                long process = processOf(domain, "devices");
                kill(domain, process);
                DevicesClient manager = manager(domain);
                GetDeviceResult device = await(domain, manager, DriverState.RUNNING);
                results.add(device.state());
                results.add(device.process() != first);
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly(DriverState.RUNNING, true);
        }

        @Test
        void waits_for_its_core_to_be_started_again() {
            List<Object> results = new ArrayList<>();
            BootResult result = BootResult.on("demo").controlling().run(domain -> {
                DevicesClient manager = manager(domain);
                var control = domain.authority(Manifest.Need.CONTROL);
                assertThat(domain.processes().stopCore(5, control).failed()).isFalse();
                assertThat(domain.processes().stopCore(4, control).failed()).isFalse();
                GetDeviceResult device = await(domain, manager, DriverState.NO_DRIVER);
                results.add(device.reason());
                assertThat(domain.processes().bootCore(4, control).failed()).isFalse();
                results.add(await(domain, manager, DriverState.RUNNING).state());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(results).containsExactly("no core that is on can run its driver, nic-driver",
                    DriverState.RUNNING);
        }
    }

    /** A machine with network interfaces behind an I/O APIC, a GIC and a fixed-vector controller. */
    @Nested
    class Drivers_of_devices_behind_interrupt_controllers {
        @Test
        void run_where_their_interrupts_can_be_routed_and_the_network_is_up() throws IOException {
            MachineDescription routed = MachineFile.parse("routed.yaml",
                    new String(DeviceRecord.class.getResourceAsStream("routed.yaml").readAllBytes(),
                            StandardCharsets.UTF_8));
            List<GetDeviceResult> devices = new ArrayList<>();
            List<Object> results = new ArrayList<>();
            BootResult result = BootResult.on(routed).run(domain -> {
                DevicesClient manager = manager(domain);
                for (String device : List.of("nic0", "nic1", "nic2")) {
                    devices.add(manager.getDevice(device));
                }
                NetClient network = NetInterface.client(
                        domain.connect("network", channel -> NetInterface.connect(channel, new NetHandler() {})),
                        domain.events());
                results.add(network.ping(0x0a000001, 10, 100 * MILLISECOND).err().failed());
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(devices).extracting(GetDeviceResult::state).containsOnly(DriverState.RUNNING);
            // The fixed-vector controller interrupts core 0 only.
            assertThat(devices).extracting(GetDeviceResult::core).containsExactly(1L, 1L, 0L);
            assertThat(devices.get(2).reason()).isEqualTo("its interrupts can be routed to this core only");
            assertThat(results).containsExactly(false);
        }
    }

    private static long processOf(Domain domain, String program) throws CallFailed {
        var next = domain.processes().nextProcess(0);
        while (!next.err().failed() && !next.program().equals(program)) {
            next = domain.processes().nextProcess(next.next());
        }
        return next.next();
    }

    @Nested
    class A_program_that_is_no_driver {
        @Test
        void is_given_no_device() {
            List<ClaimResult> claims = new ArrayList<>();
            BootResult result = BootResult.on("demo").run(domain -> claims.add(manager(domain).claim()));

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(claims.get(0).err()).isEqualTo(SystemError.NO_SUCH_DEVICE.code());
        }

        @Test
        void cannot_say_how_a_driver_fares() {
            List<GetDeviceResult> devices = new ArrayList<>();
            BootResult result = BootResult.on("demo").run(domain -> {
                var binding = domain.connect("devices",
                        channel -> DevicesInterface.connect(channel, new DevicesHandler() {}));
                binding.sendUnusable("a lie");
                pause(domain, MILLISECOND);
                devices.add(manager(domain).getDevice("nic0"));
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(devices.get(0).state()).isEqualTo(DriverState.RUNNING);
        }

        @Test
        void is_no_driver_by_being_spawned_with_the_name_of_one() {
            BootResult result = BootResult.on("demo").run(domain -> {
                long process = domain.spawn(4, "nic-driver", "device=nic0");
                assertThat(domain.processes().waitFor(process, 100 * MILLISECOND).status()).isEqualTo(1);
            });

            assertThat(result.status()).as("%s", result.console()).hasValue(0);
            assertThat(result.console()).anyMatch(
                    line -> line.startsWith("nic-driver: a driver is started by the device manager only: "));
        }
    }
}
