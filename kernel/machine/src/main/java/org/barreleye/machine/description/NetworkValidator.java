package org.barreleye.machine.description;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Validates the network of a machine: interfaces need a wire, and each address belongs to one of them. */
record NetworkValidator(List<DeviceDescription> devices, Optional<WireDescription> wire) {
    void validate() {
        TreeMap<Long, String> names = new TreeMap<>();
        for (int index = 0; index < devices.size(); index++) {
            DeviceDescription device = devices.get(index);
            if (device.kind() != DeviceDescription.Kind.NIC) {
                continue;
            }
            if (wire.isEmpty()) {
                throw new InvalidDescription("devices", index, "device '" + device.name()
                        + "' is a network interface, and there is no wire; add a 'wire'");
            }
            if (wire.get().hasPeer() && device.name().equals(WireDescription.PEER_PORT)) {
                throw new InvalidDescription("devices", index,
                        "the port of the peer host is named 'peer'; rename the network interface");
            }
            String before = names.put(MachineDescription.macOf(devices, device).bits(), device.name());
            if (before != null) {
                throw new InvalidDescription("devices", index, "the devices '" + before + "' and '" + device.name()
                        + "' have the same address " + MachineDescription.macOf(devices, device)
                        + "; give one of them another 'mac'");
            }
        }
    }
}
