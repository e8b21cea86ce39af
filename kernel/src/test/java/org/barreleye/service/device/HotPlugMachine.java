package org.barreleye.service.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.MILLISECOND;
import static org.barreleye.boot.NetworkClients.pause;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.barreleye.boot.NetworkClients;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.bus.BusClient;
import org.barreleye.generated.user.bus.BusHandler;
import org.barreleye.generated.user.bus.BusInterface;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.GetDeviceResult;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.description.Presets;

/** The preset {@code hot-plug}: with a bus, and devices behind its bridge that come and go. */
final class HotPlugMachine {
    private static final int STEPS = 20_000;

    private HotPlugMachine() {}

    static MachineDescription description() {
        return MachineFile.parse("hot-plug.yaml", text());
    }

    static String text() {
        try (InputStream file = Presets.class.getResourceAsStream("hot-plug.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static BusClient bus(Domain domain) throws CallFailed {
        return BusInterface.client(domain.connect("bus",
                channel -> BusInterface.connect(channel, new BusHandler() {})), domain.events());
    }

    /** Switches the slot of a device on or off. */
    static void setPower(Domain domain, BusClient bus, String device, boolean isOn) throws CallFailed {
        assertThat(bus.setPower(device, isOn, domain.authority(Manifest.Need.CONTROL)).failed()).isFalse();
    }

    /** Waits until a device is in a state, at most a second. */
    static GetDeviceResult await(Domain domain, DevicesClient manager, String name, DriverState state)
            throws CallFailed {
        GetDeviceResult device = manager.getDevice(name);
        for (int i = 0; i < STEPS && device.state() != state; i++) {
            pause(domain, MILLISECOND / 20);
            device = manager.getDevice(name);
        }
        assertThat(device.state()).as("%s: %s", name, device.reason()).isEqualTo(state);
        return device;
    }

    /** Waits until the network is in a state, at most a second. */
    static void await(Domain domain, NetClient network, InterfaceState state) throws CallFailed {
        for (int i = 0; i < STEPS && network.getInterface().state() != state; i++) {
            pause(domain, MILLISECOND / 20);
        }
        assertThat(network.getInterface().state()).as(network.getInterface().reason()).isEqualTo(state);
    }

    /** Sends a datagram to the echo service of the host on the wire, and returns what comes back. */
    static Optional<String> echo(UdpSocket socket, String text) throws CallFailed {
        socket.send(Datagram.of(NetworkClients.PEER, NetworkClients.ECHO, text));
        Optional<String> found = socket.receive(10 * MILLISECOND).map(Datagram::text);
        while (found.isPresent() && !found.get().equals(text)) {
            found = socket.receive(10 * MILLISECOND).map(Datagram::text); // the answer to an earlier one
        }
        return found;
    }
}
