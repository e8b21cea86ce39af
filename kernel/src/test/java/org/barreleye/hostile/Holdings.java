package org.barreleye.hostile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.domain.capability.FreeExtents;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.state.SharedStateSearch;
import org.barreleye.machine.Machine;

/**
 * The holdings of the kernels, monitors and services of a machine: the free memory in bytes, the capabilities of each
 * core by type with the bytes that they cover, the slots in use, and the objects of each class. The slot tables of
 * monitors and services, which grow and never shrink, are left out, and so are the 256 ended processes whose status
 * the process service retains.
 *
 * @param amounts by what is counted
 */
public record Holdings(SortedMap<String, Long> amounts) {
    private static final String FREE = "bytes of free memory";
    private static final Map<String, Integer> OBJECTS_OF_A_NODE = Map.of(
            "org.barreleye.cpudriver.object.CNode", 1,
            "org.barreleye.generated.kernel.L2CNodeCapability", 1);
    // Of the first six there are some for each ended process and each node of a slot table, in which a slot is made
    // when it is first used; the others are values.
    private static final List<String> NOT_COUNTED = List.of(
            "org.barreleye.cpudriver.capability.CapabilitySlot",
            "org.barreleye.monitor.control.SpawnedProcesses$Spawned",
            "org.barreleye.generated.user.quotas.QuotaAmountsView",
            "org.barreleye.service.process.ProcessEntry",
            "org.barreleye.service.process.ProcessSession",
            "org.barreleye.monitor.memory.MemoryBlock",
            "org.barreleye.cpudriver.capability.TreeNode",
            "org.barreleye.cpudriver.capability.RangeTree",
            "org.barreleye.kpi.types.CapabilityAddress",
            "org.barreleye.kpi.outcome.ErrorCode");
    private static final String CNODES = "capabilities of type L2CNODE";

    /** Counts what a machine holds now. */
    public static Holdings of(Machine machine) {
        Holdings holdings = new Holdings(new TreeMap<>());
        List<Object> objects = SharedStateSearch.reachable(machine);
        objects.forEach(holdings::count);
        return holdings;
    }

    private void count(Object object) {
        if (object instanceof KernelControlBlock control) {
            countCapabilities(control);
        } else if (object instanceof FreeExtents extents) {
            add(FREE, extents.bytes());
        } else if (object instanceof SlotAllocator slots) {
            add("slots in use", (long) slots.nodes() * 256 - slots.free());
            add(FREE, slots.nodes() * ObjectType.L2CNODE.fixedSize());
            add(CNODES, -slots.nodes());
            OBJECTS_OF_A_NODE.forEach((type, number) -> add("objects of " + type, (long) -number * slots.nodes()));
        }
        countObject(object.getClass());
    }

    private void countObject(Class<?> type) {
        String name = type.getName();
        if (NOT_COUNTED.contains(name)) {
            return;
        }
        if (name.startsWith("org.barreleye.monitor.") || name.startsWith("org.barreleye.service.")
                || name.startsWith("org.barreleye.cpudriver.") || name.startsWith("org.barreleye.domain.")
                || name.startsWith("org.barreleye.generated.") || name.startsWith("org.barreleye.kpi.")) {
            add("objects of " + name, 1);
        }
    }

    private void countCapabilities(KernelControlBlock control) {
        Set<String> seen = new HashSet<>();
        for (CapabilitySlot slot : control.mappings().entries()) {
            String type = slot.capability().type().name();
            long size = Relations.size(slot.capability());
            add("capabilities of type " + type, 1);
            if (slot.capability().type() != ObjectType.L2CNODE
                    && seen.add(type + Relations.address(slot.capability()) + "+" + size)) {
                add("bytes below capabilities of type " + type, size);
            }
        }
    }

    private void add(String what, long amount) {
        amounts.merge(what, amount, Long::sum);
    }

    /** Returns what another count differs in: a sentence for each. */
    public List<String> differencesTo(Holdings later) {
        SortedSet<String> all = new TreeSet<>(amounts.keySet());
        all.addAll(later.amounts.keySet());
        List<String> differences = new ArrayList<>();
        for (String what : all) {
            long before = amounts.getOrDefault(what, 0L);
            long after = later.amounts.getOrDefault(what, 0L);
            if (before != after) {
                differences.add(what + ": " + before + " before, " + after + " after");
            }
        }
        return differences;
    }
}
