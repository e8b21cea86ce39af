package org.barreleye.service.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.manager;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;

import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.GetDeviceResult;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.kpi.outcome.CallFailed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Devices that are pulled out of a slot of the bus and put into it while the system runs. */
class HotPlugTest {
    private static final int PEER = 0x0a000001;
    private static final long MILLISECOND = 1_000_000;
    private static final long MILLISECOND_IN_PICOSECONDS = 1_000_000_000;

    static GetDeviceResult await(Domain domain, DevicesClient manager, String name, DriverState state)
            throws CallFailed {
        GetDeviceResult device = manager.getDevice(name);
        for (int i = 0; i < 5_000 && device.state() != state; i++) {
            pause(domain, MILLISECOND / 10);
            device = manager.getDevice(name);
        }
        assertThat(device.state()).as(device.reason()).isEqualTo(state);
        return device;
    }

    static void awaitNetwork(Domain domain, NetClient network, InterfaceState state) throws CallFailed {
        for (int i = 0; i < 5_000 && network.getInterface().state() != state; i++) {
            pause(domain, MILLISECOND / 10);
        }
        assertThat(network.getInterface().state()).as(network.getInterface().reason()).isEqualTo(state);
    }

    @Nested
    class An_interface_that_is_pulled_out {
        @Test
        void is_not_present_and_comes_up_again_when_it_is_put_back() {
            BootResult result = BootResult.on(HotPlugMachine.description()).observedBy(machine -> {
                machine.setPresent(100 * MILLISECOND_IN_PICOSECONDS, "nic0", false);
                machine.setPresent(200 * MILLISECOND_IN_PICOSECONDS, "nic0", true);
            }).run(domain -> {
                DevicesClient manager = manager(domain);
                NetClient network = network(domain);
                assertThat(network.ping(PEER, 10, 100 * MILLISECOND).err().failed()).isFalse();
                long first = manager.getDevice("nic0").process();
                GetDeviceResult gone = await(domain, manager, "nic0", DriverState.NOT_PRESENT);
                assertThat(gone.reason()).isEqualTo("it is not present: it has left slot 0 of bus 1");
                awaitNetwork(domain, network, InterfaceState.NO_DRIVER);
                assertThat(network.getInterface().reason()).isEqualTo(gone.reason());
                assertThat(network.ping(PEER, 10, 100 * MILLISECOND).err().failed()).isTrue();
                GetDeviceResult back = await(domain, manager, "nic0", DriverState.RUNNING);
                assertThat(back.process()).isNotEqualTo(first);
                awaitNetwork(domain, network, InterfaceState.UP);
                assertThat(network.ping(PEER, 10, 100 * MILLISECOND).err().failed()).isFalse();
            });

            assertThat(result.status()).as("%s", String.join("\n", result.console())).hasValue(0);
        }
    }
}
