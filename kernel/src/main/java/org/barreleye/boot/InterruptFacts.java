package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barreleye.knowledge.Fact;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.ControllerDescription;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.InterruptWire;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.service.interrupt.ControllerPlace;

/** The wires from devices through interrupt controllers to cores, as facts of the knowledge base. */
final class InterruptFacts {
    // Those before are exceptions on many architectures.
    private static final int FIRST_FREE_VECTOR = 32;
    private static final int LAST_VECTOR = 255;

    private final MachineDescription machine;
    private final List<Fact> facts;

    private InterruptFacts(MachineDescription machine, List<Fact> facts) {
        this.machine = machine;
        this.facts = facts;
    }

    /**
     * Adds the facts of a machine, if it has interrupt controllers or functions on a bus that interrupt by messages;
     * without them there is nothing to route.
     */
    static void add(MachineDescription machine, List<Fact> facts) {
        if (!machine.wiring().controllers().isEmpty() || machine.wiring().bus().isPresent()) {
            new InterruptFacts(machine, facts).add();
        }
    }

    private void add() {
        machine.devices().forEach(this::addDevice);
        machine.wiring().protections().forEach(unit -> reserve(unit.fault()));
        machine.wiring().controllers().forEach(this::addController);
        if (machine.wiring().bus().isPresent()) {
            addMessages();
        }
    }

    /** Functions on the bus send messages to every core; the bus service adds which line is that of which function. */
    private void addMessages() {
        facts.add(Fact.of("controller", ControllerPlace.MESSAGES, "messages"));
        facts.add(Fact.of("vectors", ControllerPlace.MESSAGES, FIRST_FREE_VECTOR, LAST_VECTOR));
        for (int core = 0; core < machine.cores().size(); core++) {
            facts.add(Fact.of("wire", ControllerPlace.MESSAGES, core,
                    Fact.of("core", machine.cores().get(core).id().number()), 0));
        }
        int vector = DeviceLookup.hotPlugVector(machine);
        reserve(Boot.bootCore(machine), vector, vector);
    }

    private void addDevice(DeviceDescription device) {
        int source = machine.devices().indexOf(device);
        if (device.kind() == DeviceDescription.Kind.MAILBOX) {
            machine.cores().stream().map(CoreDescription::id)
                    .forEach(core -> reserve(core, device.vector(), device.vector()));
        } else if (device.line().isPresent()) {
            facts.add(Fact.of("interrupt_source", source, device.line().get().controller(),
                    device.line().get().line()));
            facts.add(Fact.of("trigger", source, holdsItsLine(device) ? "level" : "edge"));
        } else {
            reserve(device.wire());
        }
    }

    /** Returns whether a device holds its line active as long as it wants attention; the others pulse it. */
    private static boolean holdsItsLine(DeviceDescription device) {
        return device.kind() == DeviceDescription.Kind.NIC;
    }

    private void reserve(InterruptWire wire) {
        if (wire instanceof InterruptWire.ToCore direct) {
            reserve(direct.core(), direct.vector(), direct.vector());
        }
    }

    private void reserve(CoreId core, int first, int last) {
        facts.add(Fact.of("reserved_vectors", core.number(), first, Math.min(last, LAST_VECTOR)));
    }

    private void addController(ControllerDescription controller) {
        facts.add(Fact.of("controller", controller.name(), controller.kind().name().toLowerCase(Locale.ROOT)));
        for (int output = 0; output < controller.cores().size(); output++) {
            facts.add(Fact.of("wire", controller.name(), output,
                    Fact.of("core", controller.cores().get(output).number()), 0));
        }
        int last = controller.lines() - 1;
        switch (controller.kind()) {
            case FIXED_VECTOR -> {
                addFixed(controller, controller.vector());
                reserve(controller.cores().get(0), controller.vector(), controller.vector() + last);
            }
            // The vectors after its own stand for its lines.
            case GIC -> {
                addFixed(controller, controller.vector() + 1);
                controller.cores().forEach(core ->
                        reserve(core, controller.vector(), controller.vector() + 1 + last));
            }
            case IO_APIC -> facts.add(Fact.of("vectors", controller.name(), FIRST_FREE_VECTOR, LAST_VECTOR));
            case BRIDGE -> addOutput(controller, controller.output().orElseThrow());
        }
    }

    private void addFixed(ControllerDescription controller, int first) {
        for (int line = 0; line < controller.lines() && first + line <= LAST_VECTOR; line++) {
            facts.add(Fact.of("fixed_vector", controller.name(), line, first + line));
        }
    }

    private void addOutput(ControllerDescription bridge, InterruptWire output) {
        if (output instanceof InterruptWire.ToLine next) {
            facts.add(Fact.of("wire", bridge.name(), 0, next.controller(), next.line()));
        } else if (output instanceof InterruptWire.ToCore direct) {
            facts.add(Fact.of("wire", bridge.name(), 0, Fact.of("core", direct.core().number()), direct.vector()));
            for (int line = 0; line < bridge.lines(); line++) {
                facts.add(Fact.of("fixed_vector", bridge.name(), line, direct.vector()));
            }
            reserve(output);
        }
    }
}
