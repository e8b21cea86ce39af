package org.barreleye.machine.description;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.kpi.types.CoreId;

/** Validates the relations between the wiring of devices and the other parts of a machine. */
record WiringValidator(
        List<CoreDescription> cores,
        List<MemoryRegion> memory,
        List<DeviceDescription> devices,
        DeviceWiring wiring) {
    private static final String CONTROLLERS = "interrupt-controllers";
    private static final String PROTECTIONS = "dma-protection";

    void validate() {
        checkNames();
        checkPages();
        checkProtections();
        checkMailboxes();
        checkWires();
        checkCycles();
        checkBus();
    }

    private void checkBus() {
        wiring.bus().ifPresent(bus -> new BusValidator(bus, memory, devices, wiring).validate());
        for (int index = 0; index < devices.size(); index++) {
            DeviceDescription device = devices.get(index);
            if (device.isAtBar() && wiring.bus().flatMap(bus -> bus.function(device.name())).isEmpty()) {
                throw new InvalidDescription("devices", index, "device '" + device.name()
                        + "' has no 'space' for its registers, and no function on the bus; give it one of them");
            }
        }
    }

    private void checkNames() {
        TreeSet<String> names = new TreeSet<>();
        devices.forEach(device -> names.add(device.name()));
        for (int index = 0; index < wiring.controllers().size(); index++) {
            requireNewName(names, CONTROLLERS, index, wiring.controllers().get(index).name());
        }
        for (int index = 0; index < wiring.protections().size(); index++) {
            requireNewName(names, PROTECTIONS, index, wiring.protections().get(index).name());
        }
        wiring.bus().ifPresent(bus -> bus.functions().stream().filter(FunctionDescription::isBridge)
                .forEach(bridge -> requireNewName(names, "bus", 0, bridge.name())));
    }

    private static void requireNewName(TreeSet<String> names, String section, int index, String name) {
        if (!names.add(name)) {
            throw new InvalidDescription(section, index,
                    "'" + name + "' is the name of another device or controller; choose another name");
        }
    }

    private void checkPages() {
        TreeMap<String, String> pages = new TreeMap<>();
        devices.forEach(device -> pages.put(device.space() + ":" + device.offset(), device.name()));
        for (int index = 0; index < wiring.controllers().size(); index++) {
            ControllerDescription controller = wiring.controllers().get(index);
            requirePage(pages, CONTROLLERS, index, controller.name(), controller.space(), controller.offset());
            for (CoreId core : controller.cores()) {
                requireCore(CONTROLLERS, index, "'" + controller.name() + "'", core);
            }
        }
        for (int index = 0; index < wiring.protections().size(); index++) {
            DmaProtectionDescription protection = wiring.protections().get(index);
            requirePage(pages, PROTECTIONS, index, protection.name(), protection.space(), protection.offset());
        }
    }

    private void checkProtections() {
        TreeSet<String> guarded = new TreeSet<>();
        for (int index = 0; index < wiring.protections().size(); index++) {
            DmaProtectionDescription protection = wiring.protections().get(index);
            DeviceDescription device = devices.stream()
                    .filter(described -> described.name().equals(protection.device())).findFirst()
                    .orElse(null);
            if (device == null || !device.accessesMemory()) {
                throw new InvalidDescription(PROTECTIONS, index, "'" + protection.name() + "' is between memory and "
                        + "device '" + protection.device() + "', which "
                        + (device == null ? "is not described" : "does not access memory") + "; there are "
                        + devices.stream().filter(DeviceDescription::accessesMemory).map(DeviceDescription::name)
                        .toList());
            }
            if (!guarded.add(protection.device())) {
                throw new InvalidDescription(PROTECTIONS, index, "there are two units between memory and device '"
                        + protection.device() + "'; keep one");
            }
        }
    }

    private void requirePage(TreeMap<String, String> pages, String section, int index, String name, int space,
            long offset) {
        if (memory.stream().noneMatch(region -> region.space() == space
                && region.kind() == MemoryRegion.Kind.DEVICE && offset < region.bytes())) {
            throw new InvalidDescription(section, index, "the registers of '" + name + "' are at offset " + offset
                    + " of space " + space + ", which is not in device memory; give them an offset that is");
        }
        String before = pages.put(space + ":" + offset, name);
        if (before != null) {
            throw new InvalidDescription(section, index, "the registers of '" + name + "' are at offset " + offset
                    + " of space " + space + ", as those of '" + before + "' are; give it another offset");
        }
    }

    private void requireCore(String section, int index, String what, CoreId core) {
        if (cores.stream().noneMatch(described -> described.id().equals(core))) {
            throw new InvalidDescription(section, index,
                    what + " interrupts " + core + ", which is not a core of the machine");
        }
    }

    private void checkMailboxes() {
        for (int index = 0; index < devices.size(); index++) {
            DeviceDescription device = devices.get(index);
            if (device.kind() == DeviceDescription.Kind.MAILBOX && device.line().isPresent()) {
                throw new InvalidDescription("devices", index, "mailbox '" + device.name()
                        + "' interrupts every core by its vector; give it 'vector' in place of 'interrupt'");
            }
        }
    }

    private void checkWires() {
        TreeMap<String, String> before = new TreeMap<>();
        for (InterruptSource source : InterruptSource.of(devices, wiring)) {
            if (source.wire() instanceof InterruptWire.ToCore direct) {
                requireCore(source.section(), source.index(), source.what(), direct.core());
            } else if (source.wire() instanceof InterruptWire.ToLine line) {
                ControllerDescription controller = requireLine(source, line);
                String other = before.put(line.toString(), source.name());
                if (other != null && !controller.sharesLines()) {
                    throw new InvalidDescription(source.section(), source.index(), "'" + other + "' and '"
                            + source.name() + "' are both on line " + line
                            + "; a fixed-vector controller has one source on a line");
                }
            }
        }
    }

    private ControllerDescription requireLine(InterruptSource source, InterruptWire.ToLine wire) {
        ControllerDescription controller = wiring.controller(wire.controller()).orElseThrow(
                () -> new InvalidDescription(source.section(), source.index(), source.what()
                + " interrupts controller '" + wire.controller() + "', which is not described; there are "
                + wiring.controllers().stream().map(ControllerDescription::name).toList()));
        if (wire.line() >= controller.lines()) {
            throw new InvalidDescription(source.section(), source.index(), source.what() + " interrupts line "
                    + wire.line() + " of '" + controller.name() + "', which has lines 0 to "
                    + (controller.lines() - 1));
        }
        return controller;
    }

    /** Follows the output of each bridge, which ends at another kind of controller or at a core. */
    private void checkCycles() {
        for (int index = 0; index < wiring.controllers().size(); index++) {
            List<String> passed = new ArrayList<>();
            ControllerDescription here = wiring.controllers().get(index);
            while (here != null) {
                passed.add(here.name());
                if (passed.indexOf(here.name()) < passed.size() - 1) {
                    throw new InvalidDescription(CONTROLLERS, index, "the outputs of bridges form a cycle: "
                            + String.join(" -> ", passed) + "; let one of them interrupt a core");
                }
                here = here.output().map(wire -> wire instanceof InterruptWire.ToLine line
                        ? wiring.controller(line.controller()).orElseThrow() : null).orElse(null);
            }
        }
    }
}
