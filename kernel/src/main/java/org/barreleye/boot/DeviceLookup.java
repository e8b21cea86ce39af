package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barreleye.cpudriver.DeviceResources;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.cpudriver.dma.ProtectionRegisters;
import org.barreleye.cpudriver.dma.ProtectionUnit;
import org.barreleye.cpudriver.state.InterruptVectors;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.DmaProtectionDescription;
import org.barreleye.machine.description.InterruptWire;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.monitor.plan.DeviceProperties;

/**
 * Finds the devices that drivers can drive: all but mailboxes and serial lines, which the kernel drives, and those that
 * are behind an interrupt controller or on the bus, for which there are no routes and no registers yet. No driver gets
 * a device that would reach all memory because no unit is between.
 */
final class DeviceLookup {
    private static final long PAGE = 4096;
    private static final int NO_CORE = -1;

    private DeviceLookup() {}

    /** Returns what the CPU driver of the boot core makes capabilities of. */
    static DeviceResources resources(MachineDescription machine) {
        List<PhysicalRegion> registers = drivable(machine).stream()
                .map(device -> new PhysicalRegion(
                        new CanonicalAddress(device.space(), device.offset()).packed(), PAGE))
                .toList();
        long cores = machine.cores().stream().map(CoreDescription::id).mapToLong(core -> core.number() + 1L).max()
                .orElse(0);
        return new DeviceResources(registers, machine.devices().size(), cores * InterruptVectors.OF_A_CORE);
    }

    /** Returns the properties of the same devices, in the same order. */
    static List<DeviceProperties> properties(MachineDescription machine) {
        List<DeviceProperties> properties = new ArrayList<>();
        for (DeviceDescription device : drivable(machine)) {
            properties.add(new DeviceProperties(device.name(), device.kind().name().toLowerCase(Locale.ROOT),
                    machine.devices().indexOf(device), device.interrupted(), device.vector()));
        }
        return properties;
    }

    /** Returns the units between devices and memory. */
    static List<ProtectionUnit> units(MachineDescription machine) {
        return machine.wiring().protections().stream().map(DeviceLookup::unit).toList();
    }

    private static ProtectionUnit unit(DmaProtectionDescription unit) {
        long registers = new CanonicalAddress(unit.space(), unit.offset()).packed();
        return unit.fault() instanceof InterruptWire.ToCore fault
                ? new ProtectionRegisters(unit.device(), registers, fault.core().number(), fault.vector())
                : new ProtectionRegisters(unit.device(), registers, NO_CORE, 0);
    }

    private static boolean isConfined(MachineDescription machine, DeviceDescription device) {
        return !device.accessesMemory()
                || machine.wiring().protections().stream().anyMatch(unit -> unit.device().equals(device.name()));
    }

    private static List<DeviceDescription> drivable(MachineDescription machine) {
        return machine.devices().stream().filter(device -> switch (device.kind()) {
            case MAILBOX, UART -> false;
            default -> !device.isAtBar() && device.line().isEmpty() && isConfined(machine, device);
        }).toList();
    }
}
