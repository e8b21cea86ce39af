package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.Component;
import org.barreleye.monitor.plan.CoreProperties;

/**
 * Collects what is to run on a machine: programs, which of them are started at boot, where, and what they need.
 *
 * <pre>{@code
 * SystemPlan system = new SystemPlan(Presets.x86Power32())
 *         .component(new NameService(), new CoreId(0), Role.NAMES, "")
 *         .component(new Counter(), new CoreId(4), Role.SERVICE, "", "names");
 * Machine machine = Boot.on(system, 42);
 * }</pre>
 */
public final class SystemPlan {
    private final MachineDescription description;
    private final List<Program> programs;
    private final List<Component> components;

    /** Nothing but monitors, on all cores that do not begin switched off. */
    public SystemPlan(MachineDescription description) {
        this.description = description;
        programs = new ArrayList<>();
        components = new ArrayList<>();
    }

    /** Puts a program into the boot image; it can be spawned by its name. */
    public SystemPlan program(Program program) {
        programs.add(program);
        return this;
    }

    /**
     * Puts a program into the boot image and starts it at boot, under its name.
     *
     * @param core where
     * @param arguments what it is told
     * @param needs the names of the components that must be ready before
     */
    public SystemPlan component(Program program, CoreId core, Component.Role role, String arguments, String... needs) {
        programs.add(program);
        components.add(new Component(
                program.name(), programs.size(), core, arguments, List.of(needs), Component.DEFAULT_TIMEOUT, role));
        return this;
    }

    /** The programs of the boot image after the monitor, in the order of their numbers: the first is number 1. */
    public List<Program> programs() {
        return List.copyOf(programs);
    }

    /** The machine that it is for. */
    public MachineDescription description() {
        return description;
    }

    /**
     * What the monitors are told.
     *
     * @param seed of the order in which components are started
     */
    public BootPlan plan(long seed) {
        List<Manifest> manifests = new ArrayList<>();
        manifests.add(Manifest.PLAIN);
        programs.forEach(program -> manifests.add(program.manifest()));
        KernelMemory memory = kernelMemory();
        return new BootPlan(cores(), memory.share(), memory.nodes(), manifests, components, seed);
    }

    /** What there is to know of each core. */
    List<CoreProperties> cores() {
        List<CoreProperties> properties = new ArrayList<>();
        for (CoreDescription core : description.cores()) {
            NodeDescription node = nodeOf(core.id());
            properties.add(new CoreProperties(core.id(), core.isa(), core.wordBits(), core.endianness(),
                    core.megahertz(), core.mmu().name().toLowerCase(Locale.ROOT).replace('_', '-'), node.number(),
                    node.domain(), MailboxLookup.of(description, core).isPresent(),
                    core.initialState() != InitialState.OFF));
        }
        return properties;
    }

    private NodeDescription nodeOf(CoreId core) {
        return description.nodes().stream().filter(node -> node.cores().contains(core)).findFirst().orElseThrow();
    }

    /** The memory of kernels and monitors. */
    KernelMemory kernelMemory() {
        return KernelMemory.of(description, cores());
    }
}
