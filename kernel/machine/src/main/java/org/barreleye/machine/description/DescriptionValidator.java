package org.barreleye.machine.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.barreleye.kpi.types.CoreId;

/** Validates the relations between the parts of a machine: every part that another one names exists. */
record DescriptionValidator(
        List<CoreDescription> cores,
        List<NodeDescription> nodes,
        List<CoherenceDomain> domains,
        List<Link> links,
        List<MemoryRegion> memory,
        List<DeviceDescription> devices,
        MemoryModel memoryModel) {
    private static final int MAX_CORES = 1_024;

    void validate() {
        checkCoreOrder();
        checkNodeNumbers();
        checkCorePlacement();
        checkDomains();
        checkLinks();
        checkConnectivity();
        checkMemory();
        checkMemoryDomains();
        checkAddressWindows();
        checkDevices();
        checkStoreBuffers();
    }

    private void checkCoreOrder() {
        if (cores.isEmpty() || cores.size() > MAX_CORES) {
            throw new InvalidDescription("nodes", 0, "a machine has 1 to " + MAX_CORES + " cores, not " + cores.size());
        }
        for (int index = 1; index < cores.size(); index++) {
            CoreId before = cores.get(index - 1).id();
            CoreId here = cores.get(index).id();
            if (before.compareTo(here) >= 0) {
                throw new InvalidDescription("nodes", 0,
                        "cores are listed in ascending order, once each; " + here + " follows " + before);
            }
        }
    }

    private void checkNodeNumbers() {
        for (int index = 0; index < nodes.size(); index++) {
            if (nodes.get(index).number() != index) {
                throw new InvalidDescription("nodes", index,
                        "nodes are numbered from 0 in the order of the list; number " + nodes.get(index).number()
                        + " is at place " + index);
            }
        }
    }

    private void checkCorePlacement() {
        TreeMap<CoreId, Integer> placed = new TreeMap<>();
        for (NodeDescription node : nodes) {
            for (CoreId core : node.cores()) {
                Integer before = placed.put(core, node.number());
                if (before != null) {
                    throw new InvalidDescription("nodes", node.number(), core + " is in one node, not in " + before
                            + " and " + node.number());
                }
            }
        }
        for (CoreDescription core : cores) {
            if (placed.remove(core.id()) == null) {
                throw new InvalidDescription("nodes", 0, core.id() + " is in no node; list it in one");
            }
        }
        if (!placed.isEmpty()) {
            throw new InvalidDescription("nodes", placed.firstEntry().getValue(),
                    "node " + placed.firstEntry().getValue() + " lists " + placed.firstKey()
                    + ", which is not a core of the machine");
        }
    }

    private void checkDomains() {
        requireUnique("domains", "coherence domain", domains, CoherenceDomain::name);
        for (NodeDescription node : nodes) {
            requireDomain("nodes", node.number(), "node " + node.number(), node.domain());
        }
    }

    private void requireDomain(String section, int place, String what, Optional<String> named) {
        if (named.isPresent() && domains.stream().noneMatch(domain -> domain.name().equals(named.get()))) {
            throw new InvalidDescription(section, place, what + " belongs to coherence domain '" + named.get()
                    + "', which is not described; there are " + domains.stream().map(CoherenceDomain::name).toList());
        }
    }

    /** With several domains, each cached memory region needs the domain that caches it: its own, or its node's. */
    private void checkMemoryDomains() {
        for (int index = 0; index < memory.size(); index++) {
            MemoryRegion region = memory.get(index);
            String what = "the memory of space " + region.space();
            requireDomain("memory", index, what, region.domain());
            boolean follows = region.domain().isPresent()
                    || region.node() != MemoryRegion.EVERYWHERE && !nodes.get(region.node()).cores().isEmpty();
            if (domains.size() > 1 && region.isCached() && !follows) {
                throw new InvalidDescription("memory", index, what
                        + " is at no node with cores, so its coherence domain is ambiguous; name one of "
                        + domains.stream().map(CoherenceDomain::name).toList()
                        + " as its 'domain'");
            }
        }
    }

    private void checkLinks() {
        requireUnique("links", "link of nodes", links, link -> link.one() + " and " + link.other());
        for (Link link : links) {
            requireNode("links", links.indexOf(link), "the link of nodes " + link.one() + " and " + link.other(),
                    link.other());
        }
    }

    private void checkConnectivity() {
        boolean[] reached = new boolean[nodes.size()];
        List<Integer> frontier = new ArrayList<>(List.of(0));
        reached[0] = true;
        while (!frontier.isEmpty()) {
            int here = frontier.remove(frontier.size() - 1);
            for (Link link : links) {
                int there = link.one() == here ? link.other() : link.other() == here ? link.one() : here;
                if (!reached[there]) {
                    reached[there] = true;
                    frontier.add(there);
                }
            }
        }
        for (int node = 0; node < reached.length; node++) {
            if (!reached[node]) {
                throw new InvalidDescription("nodes", node, "there is no path of links from node 0 to node "
                        + node + "; add a link");
            }
        }
    }

    private void checkMemory() {
        if (memory.isEmpty()) {
            throw new InvalidDescription("memory", 0, "a machine needs memory");
        }
        for (int index = 0; index < memory.size(); index++) {
            if (memory.get(index).node() != MemoryRegion.EVERYWHERE) {
                requireNode("memory", index, "the memory of space " + memory.get(index).space(), memory.get(index)
                        .node());
            }
            if (index > 0 && memory.get(index - 1).space() >= memory.get(index).space()) {
                throw new InvalidDescription("memory", index,
                        "memory is listed in ascending order of spaces, once each; space "
                        + memory.get(index).space() + " follows " + memory.get(index - 1).space());
            }
        }
    }

    private void checkAddressWindows() {
        for (CoreDescription core : cores) {
            for (AddressWindow window : core.map()) {
                MemoryRegion behind = memory("kinds", 0, "the address map of " + core.id(), window.space());
                if (window.offset() + window.bytes() > behind.bytes()) {
                    throw new InvalidDescription("kinds", 0, "the address map of " + core.id() + " shows space "
                            + window.space()
                            + " beyond its end at " + behind.bytes() + " bytes");
                }
            }
        }
    }

    private void checkDevices() {
        requireUnique("devices", "device", devices, DeviceDescription::name);
        checkDevicePages();
        for (DeviceDescription device : devices) {
            String name = "device '" + device.name() + "'";
            if (device.isAtBar()) {
                requireCore(device, name);
                continue;
            }
            MemoryRegion registers = memory("devices", devices.indexOf(device), name, device.space());
            if (registers.kind() != MemoryRegion.Kind.DEVICE || device.offset() >= registers.bytes()) {
                throw new InvalidDescription("devices", devices.indexOf(device), "the registers of " + name
                        + " are at offset " + device.offset() + " of space " + device.space()
                        + ", which is not in device memory; give them an offset that is");
            }
            requireCore(device, name);
        }
    }

    private void requireCore(DeviceDescription device, String name) {
        if (cores.stream().noneMatch(core -> core.id().equals(device.interrupted()))) {
            throw new InvalidDescription("devices", devices.indexOf(device),
                    name + " interrupts " + device.interrupted() + ", which is not a core of the machine");
        }
    }

    private void checkDevicePages() {
        TreeMap<String, String> names = new TreeMap<>();
        for (int index = 0; index < devices.size(); index++) {
            DeviceDescription device = devices.get(index);
            if (device.isAtBar()) {
                continue;
            }
            String before = names.put(device.space() + ":" + device.offset(), device.name());
            if (before != null) {
                throw new InvalidDescription("devices", index, "the registers of device '" + device.name()
                        + "' are at offset " + device.offset() + " of space " + device.space()
                        + ", as those of device '" + before + "' are; give it another offset");
            }
        }
    }

    private void checkStoreBuffers() {
        for (CoreDescription core : cores) {
            if (memoryModel == MemoryModel.SEQUENTIAL && core.storeBuffer() > 0) {
                throw new InvalidDescription("kinds", 0, core.id()
                        + " has a store buffer, which a sequential machine forbids: give"
                        + " the machine another memory model, or the core no store buffer");
            }
        }
    }

    private MemoryRegion memory(String section, int place, String what, int space) {
        return memory.stream()
                .filter(region -> region.space() == space)
                .findFirst()
                .orElseThrow(() -> new InvalidDescription(section, place, what + " uses space " + space
                + ", in which there is no memory"));
    }

    private void requireNode(String section, int place, String what, int number) {
        if (number < 0 || number >= nodes.size()) {
            throw new InvalidDescription(section, place,
                    what + " needs node " + number + "; there are nodes 0 to " + (nodes.size() - 1));
        }
    }

    private static <T> void requireUnique(String section, String what, List<T> parts, Function<T, String> naming) {
        TreeSet<String> names = new TreeSet<>();
        for (int place = 0; place < parts.size(); place++) {
            String name = naming.apply(parts.get(place));
            if (!names.add(name)) {
                throw new InvalidDescription(section, place, "there are two descriptions of " + what + " " + name
                        + "; keep one");
            }
        }
    }
}
