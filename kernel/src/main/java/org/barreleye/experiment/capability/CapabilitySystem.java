package org.barreleye.experiment.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.boot.Boot;
import org.barreleye.boot.SystemPlan;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.syscall.SystemCalls;
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
    private static final int TRACE_ENTRIES = 1 << 19;
    private static final String RECEIVED_BY_MONITOR = "receive intermon.";

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
        List<MeasuringProgram.Result> results = new ArrayList<>();
        SystemPlan plan = new SystemPlan(reduced)
                .component(new NameService(), ids.get(0), Role.NAMES, "")
                .component(new MemoryService(), ids.get(0), Role.SERVICE, "", "names");
        List<String> needs = new ArrayList<>(List.of("names", "memory"));
        for (CoreId id : ids) {
            CapabilityStoreServer store = new CapabilityStoreServer(id.number());
            plan.component(store, id, Role.SERVICE, "", "names");
            needs.add(store.name());
        }
        List<Integer> numbers = ids.stream().map(CoreId::number).toList();
        plan.component(new MeasuringProgram(operations, numbers, others, results), ids.get(0), Role.MAIN, "",
                needs.toArray(String[]::new));
        try (Machine booted = Boot.on(plan, SEED)) {
            booted.trace().setCapacity(TRACE_ENTRIES);
            booted.trace().setKeepsNotes(true);
            booted.run();
            if (results.size() < operations.size()) {
                throw new KernelBug("the measuring program ends when it has measured everything, but printed: "
                        + booted.console());
            }
            return costs(operations, results, messages(booted.trace()));
        }
    }

    /** Converts a time of the first core into its cycles. */
    static double cycles(MachineDescription machine, double nanoseconds) {
        return nanoseconds * SystemCalls.PICOSECONDS_PER_NANOSECOND / machine.cores().get(0).cyclePicoseconds();
    }

    /** Returns the machine with all cores after the first ones off. */
    private static MachineDescription withCores(MachineDescription machine, int count) {
        List<CoreDescription> cores = new ArrayList<>();
        for (CoreDescription core : machine.cores()) {
            cores.add(cores.size() < count ? core : new CoreDescription(core.id(), core.isa(), core.wordBits(),
                    core.endianness(), core.megahertz(), core.costs(), core.mmu(), core.tlb(), core.timer(),
                    InitialState.OFF, core.caches(), core.storeBuffer(), core.map()));
        }
        return new MachineDescription(machine.name(), machine.about(), cores, machine.nodes(), machine.domains(),
                machine.links(), machine.memory(), machine.devices(), machine.memoryModel(), machine.lineBytes(),
                machine.startSkew());
    }

    private static List<OperationCost> costs(List<CapabilityOperation> operations,
            List<MeasuringProgram.Result> results, SortedMap<String, Long> messages) {
        List<OperationCost> costs = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            String name = operations.get(i).name();
            MeasuringProgram.Result result = results.get(i);
            costs.add(result.refusal().isPresent()
                    ? new OperationCost(name, Double.NaN, Double.NaN, result.refusal())
                    : new OperationCost(name, (double) result.nanoseconds() / MeasuringProgram.ROUNDS,
                            (double) messages.getOrDefault(name, 0L) / MeasuringProgram.ROUNDS, result.refusal()));
        }
        return costs;
    }

    /** Counts the messages that monitors received from each other between the marks of each operation. */
    private static SortedMap<String, Long> messages(Trace trace) {
        List<Trace.Entry> entries = trace.entries();
        if (entries.size() < trace.recorded()) {
            throw new KernelBug("a trace of " + entries.size() + " entries holds the measurements, " + trace.recorded()
                    + " were recorded");
        }
        // The operation that begins or ends at each time. A note is recorded ahead of an event of the same core.
        TreeMap<Long, String> marks = new TreeMap<>();
        for (Trace.Entry entry : entries) {
            if (entry.text().startsWith(MeasuringProgram.BEGIN)) {
                marks.put(entry.time(), entry.text().substring(MeasuringProgram.BEGIN.length()));
            } else if (entry.text().startsWith(MeasuringProgram.END)) {
                marks.put(entry.time(), "");
            }
        }
        SortedMap<String, Long> messages = new TreeMap<>();
        for (Trace.Entry entry : entries) {
            Map.Entry<Long, String> current = marks.floorEntry(entry.time());
            if (entry.kind().startsWith(RECEIVED_BY_MONITOR) && current != null) {
                messages.merge(current.getValue(), 1L, Long::sum);
            }
        }
        return messages;
    }
}
