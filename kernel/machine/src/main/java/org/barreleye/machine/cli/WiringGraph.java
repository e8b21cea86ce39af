package org.barreleye.machine.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.BusDescription;
import org.barreleye.machine.description.ControllerDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.DmaProtectionDescription;
import org.barreleye.machine.description.FunctionDescription;
import org.barreleye.machine.description.InterruptWire;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.WireDescription;

/**
 * The devices of a machine and what is between them and its nodes, as a part of a graph for Graphviz: interrupts are
 * solid, the bus is bold, DMA is dashed, the wire of the network is dotted.
 */
final class WiringGraph {
    private static final String BUS = "bus";
    private static final String WIRE = "wire";

    private final MachineDescription machine;
    private final PrintWriter out;

    WiringGraph(MachineDescription machine, PrintWriter out) {
        this.machine = machine;
        this.out = out;
    }

    void print() {
        machine.devices().forEach(this::print);
        machine.wiring().controllers().forEach(this::print);
        machine.wiring().protections().forEach(this::print);
        machine.wiring().bus().ifPresent(this::print);
        machine.wire().ifPresent(this::print);
    }

    private void print(DeviceDescription device) {
        if (device.kind() == DeviceDescription.Kind.MAILBOX) {
            // Not one edge for each of many nodes.
            box(part(device.name()), device.name() + "\\nmailbox, every core vector " + device.vector(), "ellipse");
        } else {
            box(part(device.name()), device.name() + "\\n" + word(device.kind()), "ellipse");
            interrupt(device.name(), device.wire());
        }
    }

    private void print(ControllerDescription controller) {
        box(part(controller.name()), controller.name() + "\\n" + word(controller.kind()) + ", " + controller.lines()
                + " lines", "hexagon");
        controller.output().ifPresent(output -> interrupt(controller.name(), output));
        for (int node : controller.cores().stream().map(this::nodeOf).distinct().toList()) {
            edge(part(controller.name()), node(node), "core " + controller.cores().stream()
                    .filter(core -> nodeOf(core) == node).map(core -> "" + core.number())
                    .collect(Collectors.joining(" ")), "solid");
        }
    }

    private void print(DmaProtectionDescription unit) {
        box(part(unit.name()), unit.name() + "\\n" + word(unit.kind()), "octagon");
        edge(part(unit.device()), part(unit.name()), "DMA", "dashed");
        interrupt(unit.name(), unit.fault());
    }

    private void print(BusDescription bus) {
        box(BUS, "bus", "plaintext");
        print(bus, Optional.empty());
    }

    private void print(BusDescription bus, Optional<String> bridge) {
        for (FunctionDescription function : bus.behind(bridge)) {
            if (function.isBridge()) {
                box(part(function.name()), function.name() + "\\nbridge", "trapezium");
            }
            edge(bridge.map(WiringGraph::part).orElse(BUS), part(function.name()), "slot " + function.slot()
                    + (function.isPresent() ? "" : ", not present"), "bold");
            function.hotPlug().ifPresent(wire -> interrupt(function.name(), wire));
            if (function.isBridge()) {
                print(bus, Optional.of(function.name()));
            }
        }
    }

    private void print(WireDescription wire) {
        box(WIRE, "wire\\n" + wire.megabits() + " Mbit/s", "plaintext");
        List<String> stations = machine.devices().stream()
                .filter(device -> device.kind() == DeviceDescription.Kind.NIC).map(DeviceDescription::name).toList();
        stations.forEach(station -> edge(part(station), WIRE, "", "dotted"));
        if (wire.hasPeer()) {
            box(part(WireDescription.PEER_PORT), "peer host", "ellipse");
            edge(part(WireDescription.PEER_PORT), WIRE, "", "dotted");
        }
    }

    private void interrupt(String from, InterruptWire wire) {
        if (wire instanceof InterruptWire.ToCore direct) {
            edge(part(from), node(nodeOf(direct.core())), direct.core() + " vector " + direct.vector(), "solid");
        } else if (wire instanceof InterruptWire.ToLine line) {
            edge(part(from), part(line.controller()), "line " + line.line(), "solid");
        }
    }

    private int nodeOf(CoreId core) {
        return machine.nodeOf(machine.indexOf(core)).number();
    }

    private static String node(int number) {
        return "n" + number;
    }

    /** The identifier of a named part, which is none of a node of cores, of the bus or of the wire. */
    private static String part(String name) {
        return "\"part " + name + "\"";
    }

    private void box(String id, String label, String shape) {
        out.println("  " + id + " [label=\"" + label + "\", shape=" + shape + "];");
    }

    private void edge(String one, String other, String label, String style) {
        out.println("  " + one + " -- " + other + " [label=\"" + label + "\", style=" + style + "];");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
