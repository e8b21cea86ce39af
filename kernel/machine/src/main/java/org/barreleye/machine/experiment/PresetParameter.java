package org.barreleye.machine.experiment;

import java.util.Locale;
import java.util.function.Function;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.NodeDescription;

/** The parameters of a preset that its measurements depend on, by their names in the machine file, and their values. */
enum PresetParameter {
    HIT("hit", machine -> cycles(core(machine).costs().hit())),
    SECOND_LEVEL("second level of cache", machine -> cycles(core(machine).caches().get(1).latency())),
    SHARED_CACHE("shared cache", machine -> cycles(node(machine).sharedCache().orElseThrow().latency())),
    MEMORY_FETCH("memory-fetch", machine -> cycles(core(machine).costs().memoryFetch())),
    FETCH("fetch in a node", machine -> time(machine, node(machine).fetch())),
    LINK_FETCH("fetch over a link", machine -> time(machine, link(machine).fetch())),
    INVALIDATION("invalidation in a node", machine -> time(machine, node(machine).invalidation())),
    LINK_INVALIDATION("invalidation over a link", machine -> time(machine, link(machine).invalidation())),
    PROBE("probe", machine -> time(machine, machine.domains().get(0).probe())),
    BANDWIDTH("megabytes-per-second of a link", machine -> link(machine).bytesPerMicrosecond() + ""),
    STORE_BUFFER("store-buffer", machine -> core(machine).storeBuffer() + " lines"),
    MISS_LOADS("misses, loads", machine -> core(machine).misses().loads() + ""),
    MISS_OWNERSHIP("misses, ownership", machine -> core(machine).misses().ownership() + ""),
    INTERRUPT_ENTRY("interrupt-entry", machine -> cycles(core(machine).costs().interruptEntry())),
    SPACE_SWITCH("space-switch", machine -> cycles(core(machine).costs().spaceSwitch())),
    SCRATCHPAD_READ("read of a tile's own buffer",
            machine -> time(machine, scratchpad(machine).uncachedCosts().read())),
    SCRATCHPAD_LINE("line written into a tile's own buffer",
            machine -> time(machine, scratchpad(machine).uncachedCosts().writeLine())),
    EGRESS("egress", machine -> time(machine, node(machine).egress())),
    UNCACHED_READ("word at a memory controller", machine -> time(machine, uncached(machine).uncachedCosts().read())),
    UNCACHED_LINE("line at a memory controller",
            machine -> time(machine, uncached(machine).uncachedCosts().writeLine()));

    private final String label;
    private final Function<MachineDescription, String> value;

    PresetParameter(String label, Function<MachineDescription, String> value) {
        this.label = label;
        this.value = value;
    }

    /** Its name for a reader. */
    String label() {
        return label;
    }

    /** Its value in a machine, with the unit. */
    String value(MachineDescription machine) {
        return value.apply(machine);
    }

    private static CoreDescription core(MachineDescription machine) {
        return machine.cores().get(0);
    }

    private static NodeDescription node(MachineDescription machine) {
        return machine.nodes().get(0);
    }

    private static Link link(MachineDescription machine) {
        return machine.links().get(0);
    }

    private static MemoryRegion scratchpad(MachineDescription machine) {
        return region(machine, MemoryRegion.Kind.SCRATCHPAD);
    }

    private static MemoryRegion uncached(MachineDescription machine) {
        return region(machine, MemoryRegion.Kind.UNCACHED);
    }

    private static MemoryRegion region(MachineDescription machine, MemoryRegion.Kind kind) {
        return machine.memory().stream().filter(region -> region.kind() == kind).findFirst().orElseThrow();
    }

    private static String cycles(long cycles) {
        return cycles + " cycles";
    }

    private static String time(MachineDescription machine, long picoseconds) {
        double cycles = (double) picoseconds / core(machine).cyclePicoseconds();
        String text = String.format(Locale.ROOT, "%.2f", cycles).replaceAll("\\.?0+$", "");
        return text + " cycles";
    }
}
