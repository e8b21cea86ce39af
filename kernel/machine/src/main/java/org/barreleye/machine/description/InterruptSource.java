package org.barreleye.machine.description;

import java.util.ArrayList;
import java.util.List;

/**
 * An interrupt line of a machine.
 *
 * @param section of the machine file that describes its source
 * @param index of the source in that section
 * @param what the source in words
 * @param name the name of the source
 * @param wire the other end
 */
record InterruptSource(String section, int index, String what, String name, InterruptWire wire) {
    /** The lines of all devices and bridges, fault lines, and the lines of bridges on the bus; a mailbox has none. */
    static List<InterruptSource> of(List<DeviceDescription> devices, DeviceWiring wiring) {
        List<InterruptSource> sources = new ArrayList<>();
        for (int index = 0; index < devices.size(); index++) {
            DeviceDescription device = devices.get(index);
            if (device.kind() != DeviceDescription.Kind.MAILBOX) {
                sources.add(new InterruptSource("devices", index, "device '" + device.name() + "'", device.name(),
                        device.wire()));
            }
        }
        for (int index = 0; index < wiring.controllers().size(); index++) {
            ControllerDescription controller = wiring.controllers().get(index);
            int place = index;
            controller.output().ifPresent(wire -> sources.add(new InterruptSource(
                    "interrupt-controllers", place, "bridge '" + controller.name() + "'", controller.name(), wire)));
        }
        for (int index = 0; index < wiring.protections().size(); index++) {
            DmaProtectionDescription protection = wiring.protections().get(index);
            sources.add(new InterruptSource("dma-protection", index, "DMA protection '" + protection.name() + "'",
                    protection.name(), protection.fault()));
        }
        wiring.bus().ifPresent(bus -> bus.functions().forEach(function -> function.hotPlug().ifPresent(
                wire -> sources.add(new InterruptSource("bus", 0, "bridge '" + function.name() + "'", function.name(),
                wire)))));
        return sources;
    }
}
