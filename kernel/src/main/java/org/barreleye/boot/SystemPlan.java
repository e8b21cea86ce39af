package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.kpi.channel.QueueSizes;
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
import org.barreleye.monitor.plan.Grant;
import org.barreleye.monitor.plan.RestartRate;

/**
 * The plan of a system on a machine: its programs, which of them are started at boot, on which cores, and their needs.
 *
 * <pre>{@code
 * SystemPlan system = new SystemPlan(Presets.x86Power32())
 *         .component(new NameService(), new CoreId(0), Role.NAMES, "")
 *         .component(new EchoServer(), new CoreId(4), Role.SERVICE, "", "names");
 * Machine machine = Boot.on(system, 42);
 * }</pre>
 */
public final class SystemPlan {
    private final MachineDescription description;
    private final List<Program> programs;
    private final List<Component> components;
    private SchedulingPolicy policy = SchedulingPolicy.RBED;
    private Policy grants = Policy.standard();
    private QueueSizes sizes = QueueSizes.DEFAULT;
    private RestartRate restartRate = RestartRate.STANDARD;

    /** Makes a plan of monitors only, on all cores that are on at boot. */
    public SystemPlan(MachineDescription description) {
        this.description = description;
        programs = new ArrayList<>();
        components = new ArrayList<>();
    }

    /** Selects the scheduling policy of every core; {@link SchedulingPolicy#RBED} unless another is selected. */
    public SystemPlan scheduledBy(SchedulingPolicy selected) {
        policy = selected;
        return this;
    }

    /** Sets what the programs are granted; {@link Policy#standard} unless it is set. */
    public SystemPlan grantedBy(Policy granted) {
        grants = granted;
        return this;
    }

    /** Selects the sizes of rings and queues; {@link QueueSizes#DEFAULT} unless others are selected. */
    public SystemPlan withQueues(QueueSizes selected) {
        sizes = selected;
        return this;
    }

    /** Sets how often a component is restarted; {@link RestartRate#STANDARD} unless it is set. */
    public SystemPlan restartedAt(RestartRate rate) {
        restartRate = rate;
        return this;
    }

    /** Adds a program to the boot image; it can be spawned by its name. */
    public SystemPlan program(Program program) {
        programs.add(program);
        return this;
    }

    /**
     * Replaces the program of the same name, as a test does to let one fail.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SystemPlan replace(Program program) {
        for (int i = 0; i < programs.size(); i++) {
            if (programs.get(i).name().equals(program.name())) {
                programs.set(i, program);
                return this;
            }
        }
        throw new IllegalArgumentException("no program is called '" + program.name() + "'");
    }

    /**
     * Adds a program to the boot image and starts it at boot, as a component with its name.
     *
     * @param core the core that it runs on
     * @param arguments its arguments
     * @param needs the names of the components that must be ready before it is started
     */
    public SystemPlan component(Program program, CoreId core, Component.Role role, String arguments, String... needs) {
        programs.add(program);
        components.add(new Component(
                program.name(), programs.size(), core, arguments, List.of(needs), Component.DEFAULT_TIMEOUT, role));
        return this;
    }

    /** Returns the programs of the boot image after the monitor, in the order of their numbers, from number 1. */
    public List<Program> programs() {
        return List.copyOf(programs);
    }

    /** Returns the scheduling policy. */
    public SchedulingPolicy policy() {
        return policy;
    }

    /** Returns the sizes of rings and queues. */
    public QueueSizes queueSizes() {
        return sizes;
    }

    /** Returns the description of the machine. */
    public MachineDescription description() {
        return description;
    }

    /**
     * Returns the plan in the form that monitors use.
     *
     * @param seed the seed of the order in which components are started
     */
    public BootPlan plan(long seed) {
        List<Manifest> manifests = new ArrayList<>();
        manifests.add(Manifest.PLAIN);
        programs.forEach(program -> manifests.add(program.manifest()));
        List<Grant> granted = new ArrayList<>();
        granted.add(Grant.NONE);
        programs.forEach(program -> granted.add(grants.grantOf(program.name())));
        KernelMemory memory = kernelMemory();
        return new BootPlan(cores(), DeviceLookup.properties(description), memory.share(), memory.nodes(), manifests,
                granted, components, restartRate, seed);
    }

    /** Returns the properties of each core. */
    List<CoreProperties> cores() {
        List<CoreProperties> properties = new ArrayList<>();
        SortedMap<Integer, NodeDescription> nodes = new TreeMap<>();
        description.nodes().forEach(node -> node.cores().forEach(core -> nodes.put(core.number(), node)));
        for (CoreDescription core : description.cores()) {
            NodeDescription node = nodes.get(core.id().number());
            properties.add(new CoreProperties(core.id(), core.isa(), core.wordBits(), core.endianness(),
                    core.megahertz(), core.mmu().name().toLowerCase(Locale.ROOT).replace('_', '-'), node.number(),
                    node.domain(), MailboxLookup.of(description, core).isPresent(),
                    core.initialState() != InitialState.OFF));
        }
        return properties;
    }

    /** Returns the memory of kernels and monitors. */
    KernelMemory kernelMemory() {
        return KernelMemory.of(description, cores());
    }
}
