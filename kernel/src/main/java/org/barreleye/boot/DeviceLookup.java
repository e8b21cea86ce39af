package org.barreleye.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.barreleye.cpudriver.DeviceResources;
import org.barreleye.cpudriver.KernelDevices;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.cpudriver.dma.ProtectionRegisters;
import org.barreleye.cpudriver.dma.ProtectionUnit;
import org.barreleye.cpudriver.interrupt.GicInterface;
import org.barreleye.cpudriver.state.InterruptVectors;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.kpi.register.bus.FunctionRegister;
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
 * Finds the devices that programs can drive: all but mailboxes and serial lines, which the kernel drives. No driver
 * gets a device that would reach all memory because no unit is between. Those on the bus are found by its enumeration;
 * their registers are parts of the window of the bus, which the device manager divides. The routing service drives the
 * interrupt controllers.
 */
final class DeviceLookup {
    private static final long PAGE = 4096;
    private static final int NO_CORE = -1;
    private static final int VECTORS = 256;

    private DeviceLookup() {}

    /** Returns what the CPU driver of the boot core makes capabilities of. */
    static DeviceResources resources(MachineDescription machine) {
        List<PhysicalRegion> registers = new ArrayList<>();
        drivable(machine).forEach(device -> registers.add(page(device.space(), device.offset())));
        machine.wiring().bus().ifPresent(bus -> registers.add(new PhysicalRegion(
                new CanonicalAddress(bus.space(), bus.window()).packed(), bus.windowBytes())));
        machine.wiring().controllers()
                .forEach(controller -> registers.add(page(controller.space(), controller.offset())));
        machine.wiring().bus().ifPresent(bus -> registers.add(new PhysicalRegion(
                new CanonicalAddress(bus.space(), bus.configuration()).packed(), bus.configurationBytes())));
        long cores = machine.cores().stream().map(CoreDescription::id).mapToLong(core -> core.number() + 1L).max()
                .orElse(0);
        return new DeviceResources(registers, lines(machine), cores * InterruptVectors.OF_A_CORE);
    }

    /** The number of interrupt lines: those of the devices, and the messages of the functions on the bus. */
    private static long lines(MachineDescription machine) {
        return machine.devices().size()
                + machine.wiring().bus().map(bus -> bus.buses() * FunctionRegister.SLOTS).orElse(0);
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
        // Its registers are those of the functions, which interrupt by messages: it has no line of its own.
        machine.wiring().bus().ifPresent(bus -> properties.add(new DeviceProperties(DeviceRecord.BUS,
                DeviceRecord.BUS, Role.ROUTED, (int) lines(machine), Boot.bootCore(machine), 0, bus.windowBytes())));
        for (ControllerDescription controller : machine.wiring().controllers()) {
            properties.add(new DeviceProperties(controller.name(), "", Role.CONTROLLER, 0, Boot.bootCore(machine), 0,
                    PAGE));
        }
        machine.wiring().bus().ifPresent(bus -> properties.add(new DeviceProperties("configuration", "",
                Role.CONFIGURATION, 0, Boot.bootCore(machine), hotPlugVector(machine), bus.configurationBytes())));
        return properties;
    }

    /** The vector of the boot core by which bridges tell the bus service of changes: the last one without a wire. */
    static int hotPlugVector(MachineDescription machine) {
        boolean[] isWired = new boolean[2 * VECTORS];
        List<InterruptWire> wires = new ArrayList<>();
        machine.devices().stream().filter(device -> device.line().isEmpty()).map(DeviceDescription::wire)
                .forEach(wires::add);
        machine.wiring().protections().forEach(unit -> wires.add(unit.fault()));
        machine.wiring().controllers().forEach(controller -> {
            controller.output().ifPresent(wires::add);
            Arrays.fill(isWired, controller.vector(), controller.vector() + controller.lines() + 1, true);
        });
        for (InterruptWire wire : wires) {
            if (wire instanceof InterruptWire.ToCore direct) {
                isWired[direct.vector()] = true;
            }
        }
        return IntStream.iterate(VECTORS - 1, vector -> vector - 1).limit(VECTORS)
                .filter(vector -> !isWired[vector]).findFirst().orElse(0);
    }

    /** Returns the bus with the slot that its service finds configuration space in. */
    static Optional<BusPlace> bus(MachineDescription machine) {
        return machine.wiring().bus().map(bus -> new BusPlace(configurationSlot(machine), bus.buses(), bus.window(),
                bus.windowBytes(), machine.devices().size(), Boot.bootCore(machine).number(), hotPlugVector(machine),
                namesBesideBars(machine)));
    }

    /** The names that the enumeration of the bus gives to no function: those of the devices that are not at a BAR. */
    private static List<String> namesBesideBars(MachineDescription machine) {
        return machine.devices().stream().filter(device -> !device.isAtBar()).map(DeviceDescription::name).toList();
    }

    /** The name that the enumeration of the bus gives to the first function of a kind that it finds. */
    static String firstOnBus(MachineDescription machine, String kind) {
        List<String> others = namesBesideBars(machine);
        return IntStream.iterate(0, number -> number + 1).mapToObj(number -> kind + number)
                .filter(name -> !others.contains(name)).findFirst().orElseThrow();
    }

    private static CapabilityAddress configurationSlot(MachineDescription machine) {
        return new CapabilityAddress(firstController(machine) + machine.wiring().controllers().size());
    }

    private static int firstController(MachineDescription machine) {
        return WellKnownSlots.FIRST_DEVICE.slot() + drivable(machine).size()
                + (machine.wiring().bus().isPresent() ? 1 : 0);
    }

    /**
     * Returns the interrupt controllers with the slots that the routing service finds their registers in. The last one
     * is configuration space, by which functions on the bus are told where to send messages.
     */
    static List<ControllerPlace> controllers(MachineDescription machine) {
        List<ControllerPlace> places = new ArrayList<>();
        int slot = firstController(machine);
        for (ControllerDescription controller : machine.wiring().controllers()) {
            places.add(new ControllerPlace(controller.name(), ControllerKind.valueOf(controller.kind().name()),
                    new CapabilityAddress(slot)));
            slot++;
        }
        machine.wiring().bus().ifPresent(bus -> places.add(new ControllerPlace(ControllerPlace.MESSAGES,
                ControllerKind.MESSAGES, configurationSlot(machine))));
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

    /** Returns the devices that drivers can be given, apart from those whose registers are at a BAR. */
    static List<DeviceDescription> drivable(MachineDescription machine) {
        return machine.devices().stream().filter(device -> switch (device.kind()) {
            case MAILBOX, UART -> false;
            default -> !device.isAtBar() && !isOnBus(machine, device) && isConfined(machine, device);
        }).toList();
    }

    /** Returns whether a function of the bus decides about a device: it is there, and accesses memory, or not. */
    private static boolean isOnBus(MachineDescription machine, DeviceDescription device) {
        return machine.wiring().bus().flatMap(bus -> bus.function(device.name())).isPresent();
    }
}
