package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barreleye.knowledge.Fact;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.Cache;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.monitor.plan.CoreProperties;

/** What the boot tells the knowledge base about the machine; {@code facts.pl} describes the predicates. */
final class MachineFacts {
    private MachineFacts() {}

    static List<Fact> of(MachineDescription machine, List<CoreProperties> cores) {
        List<Fact> facts = new ArrayList<>();
        for (CoreProperties core : cores) {
            int number = core.core().number();
            facts.add(Fact.of("core", number, core.isa(), core.wordBits(),
                    core.endianness() == Endianness.LITTLE ? "little" : "big", core.megahertz(), core.mmu(),
                    core.node()));
            core.coherence().ifPresent(domain -> facts.add(Fact.of("coherent", number, domain)));
            if (core.mailbox()) {
                facts.add(Fact.of("mailbox", number));
            }
        }
        machine.cores().forEach(core -> addCaches(core, machine.lineBytes(), facts));
        for (MemoryRegion region : machine.memory()) {
            if (region.kind() != MemoryRegion.Kind.DEVICE) {
                String predicate = OrdinaryMemory.isOrdinary(region) ? "memory" : "scratchpad";
                facts.add(Fact.of(predicate, region.space(), node(region.node()), region.bytes()));
            }
        }
        for (DeviceDescription device : machine.devices()) {
            if (device.isAtBar()) {
                continue; // the enumeration of the bus finds it, if it is there
            }
            facts.add(Fact.of("device", device.name(), device.kind().name().toLowerCase(Locale.ROOT),
                    node(nodeOf(machine, device))));
            if (device.line().isPresent()) {
                facts.add(Fact.of("interrupt_line", device.name(), machine.devices().indexOf(device)));
            } else if (device.kind() != DeviceDescription.Kind.MAILBOX) {
                facts.add(Fact.of("interrupts", device.name(), device.interrupted().number()));
            }
        }
        InterruptFacts.add(machine, facts);
        return facts;
    }

    private static void addCaches(CoreDescription core, int lineBytes, List<Fact> facts) {
        int level = 1;
        for (Cache cache : core.caches()) {
            facts.add(Fact.of("cache", core.id().number(), level, cache.bytes(), lineBytes));
            level++;
        }
    }

    private static int nodeOf(MachineDescription machine, DeviceDescription device) {
        return machine.memory().stream()
                .filter(region -> region.space() == device.space())
                .mapToInt(MemoryRegion::node)
                .findFirst()
                .orElse(MemoryRegion.EVERYWHERE);
    }

    private static Object node(int node) {
        return node == MemoryRegion.EVERYWHERE ? "everywhere" : (Object) node;
    }
}
