package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.cpudriver.DeviceResources;
import org.barreleye.cpudriver.KernelDevices;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.cpudriver.dma.ProtectionRegisters;
import org.barreleye.cpudriver.dma.ProtectionUnit;
import org.barreleye.cpudriver.interrupt.GicInterface;
import org.barreleye.cpudriver.state.InterruptVectors;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.ControllerDescription;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.DmaProtectionDescription;
import org.barreleye.machine.description.InterruptWire;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.monitor.plan.DeviceProperties;
import org.barreleye.monitor.plan.DeviceProperties.Role;
import org.barreleye.service.bus.BusPlace;
import org.barreleye.service.interrupt.ControllerKind;
import org.barreleye.service.interrupt.ControllerPlace;

/**
 * Finds the devices that programs can drive: all but mailboxes and serial lines, which the kernel drives, and those on
 * the bus, for which there are no registers yet. No driver gets a device that would reach all memory because no unit is
 * between. The routing service drives the interrupt controllers.
 */
final class DeviceLookup {
    private static final long PAGE = 4096;
    private static final int NO_CORE = -1;

    private DeviceLookup() {}

    /** Returns what the CPU driver of the boot core makes capabilities of. */
    static DeviceResources resources(MachineDescription machine) {
        List<PhysicalRegion> registers = new ArrayList<>();
        drivable(machine).forEach(device -> registers.add(page(device.space(), device.offset())));
        machine.wiring().controllers()
                .forEach(controller -> registers.add(page(controller.space(), controller.offset())));
        machine.wiring().bus().ifPresent(bus -> registers.add(new PhysicalRegion(
                new CanonicalAddress(bus.space(), bus.configuration()).packed(), bus.configurationBytes())));
        long cores = machine.cores().stream().map(CoreDescription::id).mapToLong(core -> core.number() + 1L).max()
                .orElse(0);
        return new DeviceResources(registers, machine.devices().size(), cores * InterruptVectors.OF_A_CORE);
    }

    private static PhysicalRegion page(int space, long offset) {
        return new PhysicalRegion(new CanonicalAddress(space, offset).packed(), PAGE);
    }

    /** Returns the properties of the same devices, in the same order: the interrupt controllers are the last. */
    static List<DeviceProperties> properties(MachineDescription machine) {
        List<DeviceProperties> properties = new ArrayList<>();
        for (DeviceDescription device : drivable(machine)) {
            properties.add(new DeviceProperties(device.name(), device.kind().name().toLowerCase(Locale.ROOT),
                    device.line().isPresent() ? Role.ROUTED : Role.DIRECT, machine.devices().indexOf(device),
                    device.interrupted(), device.vector(), PAGE));
        }
        for (ControllerDescription controller : machine.wiring().controllers()) {
            properties.add(privileged(machine, controller.name(), PAGE));
        }
        machine.wiring().bus().ifPresent(bus -> properties.add(privileged(machine, "bus", bus.configurationBytes())));
        return properties;
    }

    private static DeviceProperties privileged(MachineDescription machine, String name, long bytes) {
        return new DeviceProperties(name, "", Role.CONTROLLER, 0, machine.cores().get(0).id(), 0, bytes);
    }

    /** Returns the bus with the slot that its service finds configuration space in. */
    static Optional<BusPlace> bus(MachineDescription machine) {
        int slot = WellKnownSlots.FIRST_DEVICE.slot() + drivable(machine).size()
                + machine.wiring().controllers().size();
        return machine.wiring().bus().map(bus -> new BusPlace(new CapabilityAddress(slot), bus.buses(), bus.window(),
                bus.windowBytes()));
    }

    /** Returns the interrupt controllers with the slots that the routing service finds their registers in. */
    static List<ControllerPlace> controllers(MachineDescription machine) {
        List<ControllerPlace> places = new ArrayList<>();
        int slot = WellKnownSlots.FIRST_DEVICE.slot() + drivable(machine).size();
        for (ControllerDescription controller : machine.wiring().controllers()) {
            places.add(new ControllerPlace(controller.name(), ControllerKind.valueOf(controller.kind().name()),
                    new CapabilityAddress(slot)));
            slot++;
        }
        return places;
    }

    /** Returns the devices that the CPU driver of a core drives itself. */
    static KernelDevices kernelDevices(MachineDescription machine, CoreDescription core) {
        return new KernelDevices(MailboxLookup.of(machine, core),
                machine.wiring().protections().stream().map(DeviceLookup::unit).toList(),
                machine.wiring().controllers().stream()
                .filter(controller -> controller.kind() == ControllerDescription.Kind.GIC)
                .map(DeviceLookup::gic).toList());
    }

    private static GicInterface gic(ControllerDescription gic) {
        return new GicInterface(new CanonicalAddress(gic.space(), gic.offset()).packed(), gic.vector(), gic.lines(),
                gic.cores().stream().map(CoreId::number).toList());
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
            default -> !device.isAtBar() && !isOnBus(machine, device) && isConfined(machine, device);
        }).toList();
    }

    /** Returns whether a device is there and accesses memory only as far as the state of its function allows. */
    private static boolean isOnBus(MachineDescription machine, DeviceDescription device) {
        return machine.wiring().bus().flatMap(bus -> bus.function(device.name())).isPresent();
    }
}
