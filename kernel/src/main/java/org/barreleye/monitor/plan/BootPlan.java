package org.barreleye.monitor.plan;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.CoreId;

/**
 * The cores that are started at boot, the memory of each, and the components that run on them. Immutable; legal by
 * construction.
 *
 * @param cores the boot core first
 * @param devices the devices that drivers can drive, in the order of the slots with their registers
 * @param memoryBytes how much memory each core's monitor keeps for itself and its domains; a multiple of 4096
 * @param nodeMemory the memory of each node whose cores use memory of their own; every other core uses a part of the
 *     memory of the core that starts it
 * @param programs the manifests of the programs of the boot image, by their numbers; number 0 is the monitor
 * @param grants the grants of the programs, by their numbers
 * @param components the programs that are started, in no particular order: their needs decide
 * @param restartRate how often each component that is restarted may be
 * @param seed the seed of the order in which components are started whose needs are met: any order must do
 */
@Shared // never changed
public record BootPlan(List<CoreProperties> cores, List<DeviceProperties> devices, long memoryBytes,
        List<NodeMemory> nodeMemory, List<Manifest> programs, List<Grant> grants, List<Component> components,
        RestartRate restartRate, long seed) {
    /**
     * Checks that every component can be started.
     *
     * @throws IllegalArgumentException if two components have one name, or if a component needs a name that no
     *     component has, needs itself directly or through others, is no program of the boot image, or runs on a core
     *     that the machine does not have
     */
    public BootPlan {
        cores = List.copyOf(cores);
        devices = List.copyOf(devices);
        nodeMemory = List.copyOf(nodeMemory);
        programs = List.copyOf(programs);
        grants = List.copyOf(grants);
        if (grants.size() != programs.size()) {
            throw new IllegalArgumentException("there are " + programs.size() + " programs and " + grants.size()
                    + " grants");
        }
        components = List.copyOf(components);
        TreeMap<String, Component> byName = new TreeMap<>();
        for (Component component : components) {
            if (byName.put(component.name(), component) != null) {
                throw new IllegalArgumentException("two components are called '" + component.name() + "'");
            }
        }
        for (Component component : components) {
            check(component, byName, cores, programs.size());
        }
        requireAcyclic(components);
    }

    private static void check(
            Component component, TreeMap<String, Component> byName, List<CoreProperties> cores, int programs) {
        for (String need : component.needs()) {
            if (!byName.containsKey(need)) {
                throw new IllegalArgumentException("'" + component.name() + "' needs '" + need
                        + "', and no component is called so; there are " + byName.keySet());
            }
        }
        if (component.programNumber() < 1 || component.programNumber() >= programs) {
            throw new IllegalArgumentException("'" + component.name() + "' is program " + component.programNumber()
                    + " of the boot image, which has the programs 1 to " + (programs - 1));
        }
        if (cores.stream().noneMatch(properties -> properties.core().equals(component.core()))) {
            throw new IllegalArgumentException("'" + component.name() + "' is to run on " + component.core()
                    + ", which the machine does not have");
        }
    }

    private static void requireAcyclic(List<Component> components) {
        TreeSet<String> ready = new TreeSet<>();
        boolean any = true;
        while (any) {
            any = false;
            for (Component component : components) {
                if (!ready.contains(component.name()) && ready.containsAll(component.needs())) {
                    any = ready.add(component.name());
                }
            }
        }
        for (Component component : components) {
            if (!ready.contains(component.name())) {
                throw new IllegalArgumentException(
                        "'" + component.name() + "' needs itself, over " + component.needs());
            }
        }
    }

    /** The component of a name. */
    public Optional<Component> component(String name) {
        return components.stream().filter(component -> component.name().equals(name)).findFirst();
    }

    /** The memory that the cores of a node have for themselves; empty if they have none. */
    public Optional<NodeMemory> memoryOf(int node) {
        return nodeMemory.stream().filter(memory -> memory.node() == node).findFirst();
    }

    /**
     * Returns whether the monitors send each other messages through the mailbox: no two cores have coherent caches, and
     * all reach it.
     */
    public boolean linksUseMailbox() {
        return cores.stream().allMatch(CoreProperties::mailbox) && cores.stream().noneMatch(core -> cores.stream()
                .anyMatch(other -> other != core && other.sharesCachesWith(core)));
    }

    /** The core that is powered on first. */
    public CoreProperties bootCore() {
        return cores.get(0);
    }

    /**
     * The properties of a core.
     *
     * @throws IllegalArgumentException if there is no such core
     */
    public CoreProperties properties(int core) {
        return cores.stream().filter(properties -> properties.core().number() == core).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the machine has no " + new CoreId(core)));
    }
}
