package org.barreleye.machine.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CoreId;

/**
 * The interrupt net of a machine: the facts from which a path from a device to a core is found.
 *
 * @param edges the wires from sources and controllers
 * @param mappings the ways in which a controller can map a line to an output
 */
@Shared // never changed
public record InterruptNet(List<Edge> edges, List<Mapping> mappings) {
    private static final int MAX_VECTOR = 255;

    /**
     * A wire from the output of a source or of a bridge to a line of a controller or a vector of a core.
     *
     * @param from the source or the bridge
     * @param to the other end
     */
    public record Edge(String from, InterruptWire to) {}

    /**
     * A possible mapping of a line by its controller: to one of a range of vectors of a core.
     *
     * @param controller the controller
     * @param line the line
     * @param core the core
     * @param firstVector the lowest vector that software may choose
     * @param lastVector the highest; the same as the lowest where there is no choice
     */
    public record Mapping(String controller, int line, CoreId core, int firstVector, int lastVector) {}

    /**
     * A line of a controller on a path.
     *
     * @param controller the controller
     * @param line the line
     */
    public record Hop(String controller, int line) {}

    /**
     * A possible path of an interrupt.
     *
     * @param source the source
     * @param hops the lines that it passes, in the order in which it does
     * @param core the core at which it arrives
     * @param firstVector the lowest vector by which it may arrive
     * @param lastVector the highest
     */
    public record Path(String source, List<Hop> hops, CoreId core, int firstVector, int lastVector) {}

    /** Copies the lists. */
    public InterruptNet {
        edges = List.copyOf(edges);
        mappings = List.copyOf(mappings);
    }

    /** The net of a machine. */
    static InterruptNet of(MachineDescription machine) {
        List<Edge> edges = new ArrayList<>();
        List<Mapping> mappings = new ArrayList<>();
        for (InterruptSource source : InterruptSource.of(machine.devices(), machine.wiring())) {
            edges.add(new Edge(source.name(), source.wire()));
        }
        for (ControllerDescription controller : machine.wiring().controllers()) {
            for (int line = 0; line < controller.lines(); line++) {
                for (CoreId core : controller.cores()) {
                    mappings.add(mapping(controller, line, core));
                }
            }
        }
        return new InterruptNet(edges, mappings);
    }

    private static Mapping mapping(ControllerDescription controller, int line, CoreId core) {
        return switch (controller.kind()) {
            case FIXED_VECTOR -> new Mapping(controller.name(), line, core, controller.vector() + line,
                    controller.vector() + line);
            case GIC -> new Mapping(controller.name(), line, core, controller.vector(), controller.vector());
            case IO_APIC, BRIDGE -> new Mapping(controller.name(), line, core, 0, MAX_VECTOR);
        };
    }

    /** The possible paths from a source to cores, in the order of the cores that the last controller lists. */
    public List<Path> paths(String source) {
        List<Hop> hops = new ArrayList<>();
        Optional<InterruptWire> wire = wireFrom(source);
        while (wire.isPresent() && wire.get() instanceof InterruptWire.ToLine line) {
            hops.add(new Hop(line.controller(), line.line()));
            wire = wireFrom(line.controller());
        }
        if (wire.isPresent() && wire.get() instanceof InterruptWire.ToCore direct) {
            return List.of(new Path(source, hops, direct.core(), direct.vector(), direct.vector()));
        }
        if (hops.isEmpty()) {
            return List.of();
        }
        Hop last = hops.get(hops.size() - 1);
        return mappings.stream()
                .filter(mapping -> mapping.controller().equals(last.controller()) && mapping.line() == last.line())
                .map(mapping -> new Path(source, List.copyOf(hops), mapping.core(), mapping.firstVector(),
                mapping.lastVector()))
                .toList();
    }

    private Optional<InterruptWire> wireFrom(String name) {
        return edges.stream().filter(edge -> edge.from().equals(name)).map(Edge::to).findFirst();
    }
}
