package org.barreleye.service.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.manager;
import static org.barreleye.boot.NetworkClients.network;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.GetDeviceResult;
import org.junit.jupiter.api.Test;

/** Devices on the bus, whose registers are at addresses that the enumeration has assigned. */
class BusDevicesTest {
    private static final int PEER = 0x0a000001;
    private static final long MILLISECOND = 1_000_000;

    @Test
    void a_network_interface_behind_a_bridge_brings_the_network_up() {
        List<GetDeviceResult> devices = new ArrayList<>();
        List<Object> results = new ArrayList<>();
        BootResult result = BootResult.on(HotPlugMachine.description()).run(domain -> {
            devices.add(manager(domain).getDevice("nic0"));
            results.add(network(domain).ping(PEER, 10, 100 * MILLISECOND).err().failed());
        });

        assertThat(result.status()).as("%s", result.console()).hasValue(0);
        assertThat(devices.get(0).state()).as("%s", result.console()).isEqualTo(DriverState.RUNNING);
        assertThat(results).containsExactly(false);
        assertThat(result.console()).anyMatch(line -> line.contains("nic0: up, 10.0.0.2"));
    }
}
