package org.barreleye.machine.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.machine.description.ControllerDescription;
import org.barreleye.machine.description.InterruptWire;
import org.barreleye.machine.description.MachineDescription;

/** The interrupt controllers of a machine, which lead the interrupt lines of devices to cores. */
final class InterruptControllers implements Copyable {
    @Shared // never changed
    private final MachineDescription machine;
    // By the index of the description.
    private final List<InterruptController> controllers = new ArrayList<>();
    private final List<InterruptInputs> inputs = new ArrayList<>();

    /** No controllers yet. */
    InterruptControllers(MachineDescription machine) {
        this.machine = machine;
    }

    /** Creates the controllers of the description, each on a bus that a function gives to its index. */
    void create(IntFunction<Bus> buses) {
        List<ControllerDescription> described = machine.wiring().controllers();
        for (int index = 0; index < described.size(); index++) {
            controllers.add(null);
            inputs.add(null);
        }
        for (int index = 0; index < described.size(); index++) {
            create(index, buses);
        }
    }

    /** Creates a controller, after the one at its output. */
    private void create(int index, IntFunction<Bus> buses) {
        if (controllers.get(index) != null) {
            return;
        }
        ControllerDescription described = machine.wiring().controllers().get(index);
        described.output().ifPresent(wire -> {
            if (wire instanceof InterruptWire.ToLine line) {
                create(indexOf(line.controller()), buses);
            }
        });
        Bus bus = buses.apply(index);
        int[] cores = described.cores().stream().mapToInt(machine::indexOf).toArray();
        switch (described.kind()) {
            case FIXED_VECTOR -> {
                FixedVectorController fixed =
                        new FixedVectorController(bus, cores[0], described.vector(), described.lines());
                add(index, fixed, fixed.inputs());
            }
            case IO_APIC -> {
                IoApic apic = new IoApic(bus, cores, described.lines());
                add(index, apic, apic.inputs());
            }
            case GIC -> {
                GicDistributor gic = new GicDistributor(bus, cores, described.vector(), described.lines());
                add(index, gic, gic.inputs());
            }
            case BRIDGE -> {
                InterruptBridge bridge =
                        new InterruptBridge(line(bus, described.output().orElseThrow()), described.lines());
                add(index, bridge, bridge.inputs());
            }
        }
    }

    private void add(int index, InterruptController controller, InterruptInputs lines) {
        controllers.set(index, controller);
        inputs.set(index, lines);
    }

    private int indexOf(String name) {
        return machine.wiring().controllers().indexOf(machine.wiring().controller(name).orElseThrow());
    }

    /** The controller at an index of the description. */
    InterruptController get(int index) {
        return controllers.get(index);
    }

    /** A line to the other end of a wire, for a source on a bus. */
    InterruptLine line(Bus bus, InterruptWire wire) {
        if (wire instanceof InterruptWire.ToLine line) {
            return inputs.get(indexOf(line.controller())).connect(line.line());
        }
        InterruptWire.ToCore direct = (InterruptWire.ToCore) wire;
        return new CoreVector(bus, machine.indexOf(direct.core()), direct.vector());
    }
}
