package org.barreleye.machine.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.CoherenceDomain;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.machine.description.TimerKind;

/** Small machines that differ in nothing but their ordering: equal coherent cores of one node, caches of any size. */
interface MemoryModelMachine {
    /** A machine of so many cores; store buffers of four stores where the ordering knows any. */
    static MachineDescription machine(MemoryModel memoryModel, int count) {
        CoreCosts costs = new CoreCosts(2, 100, 10, 10, 0, 0, 0, 0, 0);
        List<CoreDescription> cores = new ArrayList<>();
        List<CoreId> ids = new ArrayList<>();
        int stores = memoryModel == MemoryModel.SEQUENTIAL ? 0 : 4;
        for (int number = 0; number < count; number++) {
            ids.add(new CoreId(number));
            cores.add(new CoreDescription(
                    new CoreId(number), "x86-64", 64, Endianness.LITTLE, 2_000, costs, MmuKind.X86_64,
                    TimerKind.ONE_SHOT, InitialState.WAITING, List.of(), stores, List.of()));
        }
        NodeDescription node = new NodeDescription(
                0, 0, ids, Optional.of("all"), 40_000, 30_000, 70_000, 0, Optional.empty());
        CoherenceDomain domain = new CoherenceDomain(
                "all", CoherenceDomain.Protocol.MESI, CoherenceDomain.Lookup.DIRECTORY, 0);
        return new MachineDescription(
                "ordered", "", cores, List.of(node), List.of(domain), List.of(),
                List.of(new MemoryRegion(0, 1 << 20, 0, MemoryRegion.Kind.RAM, MemoryRegion.UncachedCosts.FREE)),
                List.of(), memoryModel, 64, 0);
    }
}
