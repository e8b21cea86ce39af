package org.barreleye.boot;

import org.barreleye.domain.Domain;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.devices.DevicesHandler;
import org.barreleye.generated.user.devices.DevicesInterface;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.GetDeviceResult;
import org.barreleye.generated.user.devicequeue.DevicequeueClient;
import org.barreleye.generated.user.devicequeue.DevicequeueHandler;
import org.barreleye.generated.user.devicequeue.DevicequeueInterface;
import org.barreleye.generated.user.memory.AvailableResult;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.generated.user.net.NetHandler;
import org.barreleye.generated.user.net.NetInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.packet.Ipv4Address;

/** The services of the network, as the lines of a test use them. */
public final class NetworkClients {
    /** The host on the wire. */
    public static final Ipv4Address PEER = Ipv4Address.of(10, 0, 0, 1);
    /** The address that it grants. */
    public static final Ipv4Address SELF = Ipv4Address.of(10, 0, 0, 2);
    /** The port of the echo service. */
    public static final int ECHO = 7;
    /** In nanoseconds. */
    public static final long MILLISECOND = 1_000_000;

    private NetworkClients() {}

    /** The network stack. */
    public static NetClient network(Domain domain) throws CallFailed {
        return NetInterface.client(
                domain.connect("network", channel -> NetInterface.connect(channel, new NetHandler() {})),
                domain.events());
    }

    /** The device manager. */
    public static DevicesClient manager(Domain domain) throws CallFailed {
        return DevicesInterface.client(
                domain.connect("devices", channel -> DevicesInterface.connect(channel, new DevicesHandler() {})),
                domain.events());
    }

    /** The driver, for its counts: the stack has the queue. */
    public static DevicequeueClient driver(Domain domain) throws CallFailed {
        return DevicequeueInterface.client(
                domain.connect("nic0", channel -> DevicequeueInterface.connect(channel, new DevicequeueHandler() {})),
                domain.events());
    }

    /** Handles events until some time has passed. */
    public static void pause(Domain domain, long nanoseconds) {
        long end = domain.syscalls().now() + nanoseconds;
        while (domain.syscalls().now() < end) {
            domain.events().pause(end);
        }
    }

    /** Waits until the driver of nic0 is in a state, at most a second. */
    public static GetDeviceResult await(Domain domain, DriverState state) throws CallFailed {
        DevicesClient manager = manager(domain);
        GetDeviceResult device = manager.getDevice("nic0");
        for (int i = 0; i < 1_000 && device.state() != state; i++) {
            pause(domain, MILLISECOND);
            device = manager.getDevice("nic0");
        }
        return device;
    }

    /** Waits until the network is in a state, at most a second. */
    public static InterfaceState await(Domain domain, InterfaceState state) throws CallFailed {
        NetClient network = network(domain);
        for (int i = 0; i < 1_000 && network.getInterface().state() != state; i++) {
            pause(domain, MILLISECOND);
        }
        return network.getInterface().state();
    }

    /** The memory service. */
    public static MemoryClient memory(Domain domain) throws CallFailed {
        return MemoryInterface.client(
                domain.connect("memory", channel -> MemoryInterface.connect(channel, new MemoryHandler() {})),
                domain.events());
    }

    /** The free memory of the memory service. */
    public static long free(MemoryClient memory) throws CallFailed {
        long free = 0;
        AvailableResult next = memory.available(0);
        for (int index = 1; !next.err().failed(); index++) {
            free += next.free();
            next = memory.available(index);
        }
        return free;
    }
}
