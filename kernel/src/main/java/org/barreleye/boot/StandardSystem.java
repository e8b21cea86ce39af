package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.domain.device.DriverProgram;
import org.barreleye.driver.nic.NicDriver;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.monitor.plan.Component.Role;
import org.barreleye.monitor.plan.CoreProperties;
import org.barreleye.service.bus.BusPlace;
import org.barreleye.service.bus.BusService;
import org.barreleye.service.device.DeviceService;
import org.barreleye.service.device.DriverDescription;
import org.barreleye.service.interrupt.ControllerPlace;
import org.barreleye.service.interrupt.InterruptRoutingService;
import org.barreleye.service.knowledge.KnowledgeService;
import org.barreleye.service.memory.MemoryService;
import org.barreleye.service.memory.NodeMemory;
import org.barreleye.service.name.NameService;
import org.barreleye.service.network.NetworkService;
import org.barreleye.service.process.ProcessService;
import org.barreleye.service.terminal.TerminalService;

/**
 * The standard system: the system services, and a main program. The machine is powered off when the main program ends.
 */
public final class StandardSystem {
    private StandardSystem() {}

    /**
     * Composes the system with the default scheduling policy, {@link SchedulingPolicy#RBED}.
     *
     * @see #on(MachineDescription, Program, List, long, SchedulingPolicy)
     */
    public static SystemPlan on(MachineDescription description, Program main, List<Program> programs, long inputDelay) {
        return on(description, main, programs, inputDelay, SchedulingPolicy.RBED);
    }

    /**
     * Composes the system.
     *
     * @param main the program that is started last, on the boot core
     * @param programs the programs that can be spawned by their names
     * @param inputDelay the time for which programs in the background run before the terminal reads a line, in
     *     nanoseconds
     * @param policy the scheduling policy of every core
     * @throws IllegalArgumentException if two programs have one name
     */
    public static SystemPlan on(MachineDescription description, Program main, List<Program> programs, long inputDelay,
            SchedulingPolicy policy) {
        CoreId core = Boot.bootCore(description);
        SystemPlan plan = new SystemPlan(description).scheduledBy(policy);
        TreeMap<Integer, String> cores = new TreeMap<>();
        for (CoreProperties properties : plan.cores()) {
            cores.put(properties.core().number(), properties.attributes() + " scheduler=" + policy.label());
        }
        int startedAtBoot = (int) plan.cores().stream().filter(CoreProperties::startsAtBoot).count();
        List<DriverProgram> drivers = List.of(new NicDriver());
        Optional<String> station = networkInterface(description);
        List<String> names = new ArrayList<>(
                List.of("monitor", "names", "memory", "processes", "terminal", "knowledge"));
        List<ControllerPlace> controllers = DeviceLookup.controllers(description);
        if (!controllers.isEmpty()) {
            names.add("routing");
        }
        Optional<BusPlace> bus = DeviceLookup.bus(description);
        if (bus.isPresent()) {
            names.add("bus");
        }
        names.add("devices");
        station.ifPresent(device -> names.add("network"));
        names.add(main.name());
        drivers.forEach(driver -> names.add(driver.name()));
        for (Program program : programs) {
            if (names.contains(program.name())) {
                throw new IllegalArgumentException("two programs are called '" + program.name() + "'");
            }
            names.add(program.name());
        }
        plan.component(new NameService(), core, Role.NAMES, "")
                .component(new MemoryService(nodes(description, plan.cores())), core, Role.SERVICE, "", "names")
                .component(new ProcessService(names, cores, startedAtBoot), core, Role.SERVICE, "", "names")
                .component(new TerminalService(inputDelay), core, Role.SERVICE, "", "names")
                .component(new KnowledgeService(MachineFacts.of(description, plan.cores())), core, Role.SERVICE, "",
                        "names");
        List<String> needs = new ArrayList<>(List.of("names", "memory", "processes", "terminal", "knowledge"));
        List<String> needsOfDevices = new ArrayList<>(List.of("names", "processes", "knowledge"));
        if (!controllers.isEmpty()) {
            // Only there, so that the processes of machines without controllers have the numbers that they had.
            plan.component(new InterruptRoutingService(controllers), core, Role.SERVICE, "", "names", "knowledge");
            needs.add("routing");
            needsOfDevices.add("routing");
        }
        if (bus.isPresent()) {
            plan.component(new BusService(bus.get()), core, Role.SERVICE, "", "names", "knowledge");
            needs.add("bus");
            needsOfDevices.add("bus");
        }
        plan.component(new DeviceService(drivers.stream().map(DriverDescription::of).toList()), core, Role.SERVICE,
                "", needsOfDevices.toArray(String[]::new));
        needs.add("devices");
        station.ifPresent(device -> {
            plan.component(new NetworkService(device), core, Role.SERVICE, "", "names", "devices");
            needs.add("network");
        });
        plan.component(main, core, Role.MAIN, "", needs.toArray(String[]::new));
        drivers.forEach(plan::program);
        programs.forEach(plan::program);
        return plan;
    }

    /**
     * The name of the network interface of the stack, if the machine has one: the first that programs can drive whether
     * the bus is there or not, or else the first that the enumeration of the bus finds, or else the first of all.
     */
    private static Optional<String> networkInterface(MachineDescription description) {
        List<DeviceDescription> interfaces = description.devices().stream()
                .filter(device -> device.kind() == DeviceDescription.Kind.NIC).toList();
        return DeviceLookup.drivable(description).stream().filter(interfaces::contains).findFirst()
                .map(DeviceDescription::name)
                .or(() -> interfaces.stream().filter(DeviceDescription::isAtBar).findFirst()
                        .map(device -> DeviceLookup.firstOnBus(description, "nic")))
                .or(() -> interfaces.stream().findFirst().map(DeviceDescription::name));
    }

    /** The memory of the NUMA nodes. */
    private static List<NodeMemory> nodes(MachineDescription description, List<CoreProperties> cores) {
        List<Integer> ordinary = OrdinaryMemory.nodes(description);
        return description.memory().stream()
                .filter(region -> region.node() != MemoryRegion.EVERYWHERE)
                .map(region -> NodeMemory.of(region.space(), region.node(), cores.stream()
                        .filter(core -> core.node() == region.node() && ordinary.contains(region.node()))
                        .mapToInt(core -> core.core().number())))
                .toList();
    }
}
