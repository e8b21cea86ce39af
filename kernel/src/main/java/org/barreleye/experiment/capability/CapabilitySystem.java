package org.barreleye.experiment.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.boot.Boot;
import org.barreleye.boot.SystemPlan;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.trace.Trace;
import org.barreleye.monitor.plan.Component.Role;
import org.barreleye.service.memory.MemoryService;
import org.barreleye.service.name.NameService;

/** A booted machine with a store of capabilities on each core, and the measuring program on the first. */
final class CapabilitySystem {
    private static final long SEED = 1;
    private static final int TRACE_ENTRIES = 1 << 15;

    private CapabilitySystem() {}

    /**
     * Boots, measures and powers off. Only the first cores of the machine are on.
     *
     * @param cores the number of cores that are on
     * @param others the number of other capabilities on the first core
     * @return the costs of the operations, in their order
     */
    static List<OperationCost> measure(MachineDescription machine, int cores, int others,
            List<CapabilityOperation> operations) {
        MachineDescription reduced = withCores(machine, cores);
        List<CoreId> ids = machine.cores().stream().limit(cores).map(CoreDescription::id).toList();
        List<Optional<String>> refusals = new ArrayList<>();
        SystemPlan plan = new SystemPlan(reduced)
                .component(new NameService(), ids.get(0), Role.NAMES, "")
                .component(new MemoryService(List.of()), ids.get(0), Role.SERVICE, "", "names");
        List<String> needs = new ArrayList<>(List.of("names", "memory"));
        for (CoreId id : ids) {
            CapabilityStoreServer store = new CapabilityStoreServer(id.number());
            plan.component(store, id, Role.SERVICE, "", "names");
            needs.add(store.name());
        }
        List<Integer> numbers = ids.stream().map(CoreId::number).toList();
        plan.component(new MeasuringProgram(operations, numbers, others, refusals), ids.get(0), Role.MAIN, "",
                needs.toArray(String[]::new));
        try (Machine booted = Boot.on(plan, SEED)) {
            MarkedRounds rounds = run(booted);
            if (refusals.size() < operations.size()) {
                throw new KernelBug("the measuring program ends when it has measured everything, but printed: "
                        + booted.console());
            }
            return costs(operations, refusals, rounds);
        }
    }

    private static List<OperationCost> costs(List<CapabilityOperation> operations, List<Optional<String>> refusals,
            MarkedRounds rounds) {
        List<OperationCost> costs = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            String name = operations.get(i).name();
            costs.add(refusals.get(i).isPresent() ? OperationCost.refused(name, refusals.get(i))
                    : rounds.costOf(name));
        }
        return costs;
    }

    private static MarkedRounds run(Machine booted) {
        MarkedRounds rounds = new MarkedRounds();
        Trace trace = booted.trace();
        trace.setCapacity(TRACE_ENTRIES);
        trace.setKeepsNotes(true);
        while (booted.step()) {
            if (rounds.unread(trace) > TRACE_ENTRIES / 2) {
                rounds.read(trace);
            }
        }
        rounds.read(trace);
        return rounds;
    }

    /** Returns the machine with all cores after the first ones off. */
    private static MachineDescription withCores(MachineDescription machine, int count) {
        List<CoreDescription> cores = new ArrayList<>();
        for (CoreDescription core : machine.cores()) {
            cores.add(cores.size() < count ? core : new CoreDescription(core.id(), core.isa(), core.wordBits(),
                    core.endianness(), core.megahertz(), core.costs(), core.mmu(), core.tlb(), core.timer(),
                    InitialState.OFF, core.caches(), core.storeBuffer(), core.misses(), core.map()));
        }
        return new MachineDescription(machine.name(), machine.about(), cores, machine.nodes(), machine.domains(),
                machine.links(), machine.memory(), machine.devices(), machine.wiring(), machine.memoryModel(),
                machine.lineBytes(), machine.startSkew(), machine.wire(), machine.faults());
    }
}
