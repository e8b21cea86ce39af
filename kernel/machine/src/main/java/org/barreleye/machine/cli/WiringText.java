package org.barreleye.machine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.barreleye.machine.description.BusDescription;
import org.barreleye.machine.description.ControllerDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.DmaProtectionDescription;
import org.barreleye.machine.description.FunctionDescription;
import org.barreleye.machine.description.InterruptNet;
import org.barreleye.machine.description.InterruptWire;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.WireDescription;

/** The devices of a machine and what is between them and its cores and memory, as lines of text. */
final class WiringText {
    private final MachineDescription machine;
    private final PrintWriter out;

    WiringText(MachineDescription machine, PrintWriter out) {
        this.machine = machine;
        this.out = out;
    }

    void print() {
        machine.devices().forEach(this::print);
        machine.wiring().controllers().forEach(this::print);
        machine.wiring().protections().forEach(this::print);
        machine.wiring().bus().ifPresent(bus -> {
            out.println("bus: configuration space of " + bus.buses() + " buses at offset " + bus.configuration()
                    + " of space " + bus.space() + ", " + (bus.windowBytes() >> 10) + " KiB of addresses at offset "
                    + bus.window());
            print(bus, Optional.empty(), "  ");
        });
        machine.wire().ifPresent(this::print);
    }

    private void print(DeviceDescription device) {
        out.println("device " + device.name() + ": " + word(device.kind()) + " "
                + (device.isAtBar() ? "at the base address register of its function" : place(device.space(),
                device.offset())) + ", interrupts " + interrupted(device)
                + (device.kind() == DeviceDescription.Kind.NIC ? ", address " + machine.macOf(device) : ""));
    }

    private String interrupted(DeviceDescription device) {
        return device.kind() == DeviceDescription.Kind.MAILBOX ? "every core by vector " + device.vector()
                : wire(device.wire()) + paths(device);
    }

    private void print(WireDescription wire) {
        out.println("wire: " + wire.megabits() + " Mbit/s, latency " + ShowCommand.nanoseconds(wire.latency())
                + (wire.hasPeer() ? ", with the peer host" : ""));
    }

    private String paths(DeviceDescription device) {
        if (device.line().isEmpty()) {
            return "";
        }
        return machine.interruptNet().paths(device.name()).stream().map(WiringText::end)
                .collect(Collectors.joining(" or ", ": ", ""));
    }

    private static String end(InterruptNet.Path path) {
        return path.core() + (path.firstVector() == path.lastVector() ? " by vector " + path.firstVector()
                : " by vectors " + path.firstVector() + " to " + path.lastVector());
    }

    private void print(ControllerDescription controller) {
        out.println("interrupt controller " + controller.name() + ": " + word(controller.kind()) + " with "
                + controller.lines() + " lines " + place(controller.space(), controller.offset()) + ", interrupts "
                + controller.output().map(WiringText::wire).orElse(controller.cores().stream()
                .map(Object::toString).collect(Collectors.joining(", "))));
    }

    private void print(DmaProtectionDescription unit) {
        out.println("DMA protection " + unit.name() + ": " + word(unit.kind()) + " of " + unit.device() + ", "
                + unit.windows() + " windows " + place(unit.space(), unit.offset()) + ", interrupts "
                + wire(unit.fault()));
    }

    private void print(BusDescription bus, Optional<String> bridge, String indentation) {
        for (FunctionDescription function : bus.behind(bridge)) {
            FunctionDescription.Identity identity = function.identity();
            out.println(indentation + "slot " + function.slot() + ": " + function.name()
                    + String.format(" %04x:%04x class %06x", identity.vendor(), identity.device(),
                    identity.classCode())
                    + (function.isBridge() ? ", bridge" : ", " + (function.barBytes() >> 10) + " KiB")
                    + function.hotPlug().map(wire -> ", interrupts " + wire(wire)).orElse("")
                    + (function.isPresent() ? "" : ", not present"));
            if (function.isBridge()) {
                print(bus, Optional.of(function.name()), indentation + "  ");
            }
        }
    }

    private static String wire(InterruptWire wire) {
        return wire instanceof InterruptWire.ToCore direct ? direct.core() + " by vector " + direct.vector()
                : "line " + wire;
    }

    private static String place(int space, long offset) {
        return "at offset " + offset + " of space " + space;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
