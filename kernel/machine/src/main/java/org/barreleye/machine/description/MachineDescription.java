package org.barreleye.machine.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.fault.Fault;
import org.barreleye.packet.MacAddress;

/**
 * The description of a machine. Immutable and valid by construction.
 *
 * @param name its name
 * @param about a sentence about it
 * @param cores in ascending order of their numbers
 * @param nodes the places of the cores, numbered from 0; links connect every node with every other
 * @param domains the coherence domains; each node with cores is in one or in none
 * @param links the links between nodes
 * @param memory in ascending order of address spaces
 * @param devices the devices
 * @param wiring what is between the devices and cores and memory
 * @param memoryModel the order in which cores see stores
 * @param lineBytes the size of a line of every cache, 32 or 64
 * @param startSkew the largest delay of the start of a core, in picoseconds; drawn per core and seed
 * @param wire the wire that connects the network interfaces; there is one if there are any
 * @param faults the faults that are injected into each run
 */
@Shared // never changed
public record MachineDescription(
        String name,
        String about,
        List<CoreDescription> cores,
        List<NodeDescription> nodes,
        List<CoherenceDomain> domains,
        List<Link> links,
        List<MemoryRegion> memory,
        List<DeviceDescription> devices,
        DeviceWiring wiring,
        MemoryModel memoryModel,
        int lineBytes,
        long startSkew,
        Optional<WireDescription> wire,
        List<Fault> faults) {
    private static final long FIRST_MAC = 0x02_00_00_00_00_01L;
    private static final long MACS_PER_MACHINE = 1 << 16;

    /** Checks that the parts fit together. */
    public MachineDescription {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(memoryModel, "memoryModel");
        Objects.requireNonNull(wiring, "wiring");
        cores = List.copyOf(cores);
        nodes = List.copyOf(nodes);
        domains = List.copyOf(domains);
        links = List.copyOf(links);
        memory = List.copyOf(memory);
        devices = List.copyOf(devices);
        RangeChecks.name("a machine", name);
        if (lineBytes != 32 && lineBytes != 64) {
            throw new IllegalArgumentException("a line has 32 or 64 bytes, not " + lineBytes);
        }
        if (startSkew < 0 || startSkew > RangeChecks.MAX_TIME) {
            throw new IllegalArgumentException("the start skew is 0 ps to 1 s, not " + startSkew + " ps");
        }
        new DescriptionValidator(cores, nodes, domains, links, memory, devices, memoryModel).validate();
        new WiringValidator(cores, memory, devices, wiring).validate();
        new NetworkValidator(devices, wire).validate();
        faults = List.copyOf(faults);
        new FaultValidator(cores, links, devices, wiring, wire, faults).validate();
    }

    /** A machine without a wire and faults whose devices interrupt cores directly. */
    public MachineDescription(String name, String about, List<CoreDescription> cores, List<NodeDescription> nodes,
            List<CoherenceDomain> domains, List<Link> links, List<MemoryRegion> memory,
            List<DeviceDescription> devices, MemoryModel memoryModel, int lineBytes, long startSkew) {
        this(name, about, cores, nodes, domains, links, memory, devices, DeviceWiring.DIRECT, memoryModel, lineBytes,
                startSkew, Optional.empty(), List.of());
    }

    /**
     * A machine of which every core is a node of its own, numbered in order, and all are coherent by MESI and a
     * directory.
     *
     * @param links one for each pair of nodes that are neighbours
     */
    public MachineDescription(
            String name, List<CoreDescription> cores, List<Link> links, List<MemoryRegion> memory, long startSkew) {
        this(name, "", cores, nodePerCore(cores), List.of(directory()), links, memory, List.of(),
                MemoryModel.SEQUENTIAL, 64, startSkew);
    }

    private static CoherenceDomain directory() {
        return new CoherenceDomain("all", CoherenceDomain.Protocol.MESI, CoherenceDomain.Lookup.DIRECTORY, 0);
    }

    private static List<NodeDescription> nodePerCore(List<CoreDescription> cores) {
        List<NodeDescription> nodes = new ArrayList<>();
        for (CoreDescription core : cores) {
            nodes.add(new NodeDescription(
                    nodes.size(), nodes.size(), List.of(core.id()), Optional.of("all"), 0, 0, 0, 0, Optional.empty()));
        }
        return nodes;
    }

    /**
     * The index of a core in the list of cores.
     *
     * @throws IllegalArgumentException if there is no such core; lists the cores
     */
    public int indexOf(CoreId id) {
        // Most machines list their cores by number.
        if (id.number() < cores.size() && cores.get(id.number()).id().equals(id)) {
            return id.number();
        }
        for (int index = 0; index < cores.size(); index++) {
            if (cores.get(index).id().equals(id)) {
                return index;
            }
        }
        throw new IllegalArgumentException("there is no " + id + "; there are "
                + cores.stream().map(CoreDescription::id).toList());
    }

    /** The device of a name. */
    public Optional<DeviceDescription> device(String named) {
        return devices.stream().filter(device -> device.name().equals(named)).findFirst();
    }

    /**
     * The address of a network interface: the described one, or 02:00:00:00:00:01 for the first interface of the list,
     * 02 at the end for the second, and so on.
     */
    public MacAddress macOf(DeviceDescription nic) {
        return macOf(devices, nic);
    }

    static MacAddress macOf(List<DeviceDescription> devices, DeviceDescription nic) {
        long before = devices.subList(0, devices.indexOf(nic)).stream()
                .filter(device -> device.kind() == DeviceDescription.Kind.NIC).count();
        return nic.mac().orElse(new MacAddress(FIRST_MAC + before));
    }

    /**
     * The same machine as one of several on one wire: the addresses of its network interfaces are higher by 2^16 for
     * each machine before it.
     */
    public MachineDescription numbered(int number) {
        return new MachineDescription(name, about, cores, nodes, domains, links, memory, devices.stream().map(device ->
                device.kind() == DeviceDescription.Kind.NIC ? device.withMac(
                        new MacAddress(macOf(device).bits() + (long) number * MACS_PER_MACHINE)) : device).toList(),
                wiring, memoryModel, lineBytes, startSkew, wire, faults);
    }

    /**
     * The same machine with other faults.
     *
     * @throws IllegalArgumentException if one names a core, link, device or port that the machine does not have, or if
     *     two contradict each other; names those that there are
     */
    public MachineDescription withFaults(List<Fault> injected) {
        return new MachineDescription(name, about, cores, nodes, domains, links, memory, devices, wiring, memoryModel,
                lineBytes, startSkew, wire, injected);
    }

    /** The node of the core at an index. */
    public NodeDescription nodeOf(int core) {
        CoreId id = cores.get(core).id();
        return nodes.stream().filter(node -> node.cores().contains(id)).findFirst().orElseThrow();
    }

    /** The numbers of the cores' nodes, in the order of the cores. */
    int[] nodesOfCores() {
        int[] found = new int[cores.size()];
        for (NodeDescription node : nodes) {
            int core = 0;
            for (CoreId id : node.cores()) {
                while (!cores.get(core).id().equals(id)) {
                    core++;
                }
                found[core] = node.number();
            }
        }
        return found;
    }

    /** The coherence domain of a node's cores, if they are in one. */
    public Optional<CoherenceDomain> domainOf(NodeDescription node) {
        return node.domain().flatMap(this::domain);
    }

    /**
     * The domain whose cores cache a region: the one that the region names, else that of its node's cores, else the
     * only one there is. Only ordinary memory is cached.
     */
    public Optional<CoherenceDomain> domainOf(MemoryRegion region) {
        if (!region.isCached()) {
            return Optional.empty();
        }
        return region.domain().flatMap(this::domain)
                .or(() -> region.node() == MemoryRegion.EVERYWHERE ? Optional.empty()
                : domainOf(nodes.get(region.node())))
                .or(() -> domains.size() == 1 ? Optional.of(domains.get(0)) : Optional.empty());
    }

    private Optional<CoherenceDomain> domain(String named) {
        return domains.stream().filter(domain -> domain.name().equals(named)).findFirst();
    }

    /** The interrupt net: sources, controllers and cores, and the possible paths between them. */
    public InterruptNet interruptNet() {
        return InterruptNet.of(this);
    }
}
