package org.barreleye.machine.experiment;

import static org.barreleye.machine.experiment.Parameter.Source.FITTED;
import static org.barreleye.machine.experiment.Parameter.Source.MANUAL;
import static org.barreleye.machine.experiment.Parameter.Source.PROPOSED;
import static org.barreleye.machine.experiment.Parameter.Source.TABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.machine.description.MachineDescription;

/**
 * The parameters of the presets with published figures, each with its source. A fitted one names the experiment to
 * whose rows it was fitted; a preset has fewer of them than rows.
 */
public final class PresetParameters {
    private static final String LOAD_LATENCY = "load-latency";
    private static final String URPC = "urpc";
    private static final String SCC_MPB = "scc-mpb";
    private static final String IPI = "ipi";
    // Experiments of the system above the machine.
    private static final String LRPC = "lrpc";
    private static final String NOTIFY = "notify";
    private static final String OPTERON_LSU = "Software Optimization Guide for AMD64 Processors (25112), A.15: a queue "
            + "of 32 loads and stores behind the L1 cache, two stores a cycle";
    private static final String CORE_MANUAL =
            "Intel 64 and IA-32 Optimization Reference Manual, Core microarchitecture: ";
    private static final String UNCHECKED = "the number is from memory and unchecked; no row depends on it";
    private static final String OPTERON_LATENCIES = "HotOS 2009, table 1, of the large Opteron machine";

    private PresetParameters() {}

    /** The parameters of a machine; none if no figures of it were published. */
    public static List<Parameter> of(MachineDescription machine) {
        List<Row> rows = rows(machine.name());
        return rows.stream()
                .map(row -> new Parameter(row.parameter.label(), row.parameter.value(machine), row.source,
                row.reference, row.fittedTo))
                .toList();
    }

    /** The number of parameters of a preset that were fitted to rows of an experiment. */
    public static int fitted(String machine, String experiment) {
        return (int) rows(machine).stream().filter(row -> row.fittedTo.equals(Optional.of(experiment))).count();
    }

    /** Returns whether a parameter of a preset was fitted to rows of an experiment. */
    static boolean isFitted(String machine, PresetParameter parameter, String experiment) {
        return rows(machine).stream()
                .anyMatch(row -> row.parameter == parameter && row.fittedTo.equals(Optional.of(experiment)));
    }

    private static List<Row> rows(String machine) {
        return switch (machine) {
            case "amd-8x4" -> opteron(true, true);
            case "amd-4x4" -> opteron(false, true);
            case "amd-2x2" -> opteron(false, false);
            case "intel-2x4" -> intel();
            case "scc-48" -> scc();
            case "odroid-c4" -> odroid();
            default -> List.of();
        };
    }

    /**
     * The parameters of an Opteron machine.
     *
     * @param isMeasured whether the load latencies were published of this one
     */
    private static List<Row> opteron(boolean isMeasured, boolean hasSharedCache) {
        List<Row> rows = new ArrayList<>();
        rows.add(latency(isMeasured, PresetParameter.HIT, "L1"));
        rows.add(latency(isMeasured, PresetParameter.SECOND_LEVEL, "L2"));
        if (hasSharedCache) {
            rows.add(latency(isMeasured, PresetParameter.SHARED_CACHE, "L3"));
        }
        rows.add(latency(isMeasured, PresetParameter.FETCH, "cache of another core of the package"));
        rows.add(latency(isMeasured, PresetParameter.LINK_FETCH, "caches one and two hops away"));
        rows.add(fitted(PresetParameter.PROBE, URPC, "the mean of the latency rows"));
        rows.add(fitted(PresetParameter.MISS_OWNERSHIP, URPC,
                "the throughput rows, which do not depend on the distance: with 2 they would"));
        rows.add(new Row(PresetParameter.MISS_LOADS, MANUAL,
                "BIOS and Kernel Developer's Guide for Family 10h (31116), event 0x68; " + UNCHECKED,
                Optional.empty()));
        rows.add(proposed(PresetParameter.STORE_BUFFER, OPTERON_LSU));
        rows.add(proposed(PresetParameter.BANDWIDTH, "HyperTransport, 16 bits each way at 2 GT/s"));
        rows.add(proposed(PresetParameter.MEMORY_FETCH, "no row loads from memory"));
        rows.add(trap());
        rows.add(spaceSwitch());
        return rows;
    }

    private static Row latency(boolean isMeasured, PresetParameter parameter, String row) {
        return isMeasured ? fitted(parameter, LOAD_LATENCY, "HotOS 2009, table 1: " + row)
                : new Row(parameter, TABLE, OPTERON_LATENCIES, Optional.empty());
    }

    private static List<Row> intel() {
        return List.of(
                new Row(PresetParameter.HIT, MANUAL, CORE_MANUAL + "L1", Optional.empty()),
                new Row(PresetParameter.SHARED_CACHE, MANUAL, CORE_MANUAL + "L2", Optional.empty()),
                proposed(PresetParameter.FETCH, "four passes through the shared cache"),
                fitted(PresetParameter.INVALIDATION, URPC, "latency, shared"),
                fitted(PresetParameter.LINK_FETCH, URPC,
                "latency, non-shared; invalidations take the same way and time"),
                new Row(PresetParameter.MISS_LOADS, MANUAL, CORE_MANUAL + "line fill buffers; " + UNCHECKED,
                Optional.empty()),
                new Row(PresetParameter.MISS_OWNERSHIP, MANUAL,
                CORE_MANUAL + "stores that miss take line fill buffers; no row changes from 2 on", Optional.empty()),
                proposed(PresetParameter.STORE_BUFFER, CORE_MANUAL + "20 stores; no row fills it"),
                new Row(PresetParameter.BANDWIDTH, MANUAL, "a bus of 64 bits at 1,333 MT/s", Optional.empty()),
                proposed(PresetParameter.MEMORY_FETCH, "no row loads from memory"),
                trap(),
                spaceSwitch());
    }

    private static List<Row> scc() {
        return List.of(
                fitted(PresetParameter.SCRATCHPAD_READ, SCC_MPB, "reads of the first tile"),
                fitted(PresetParameter.SCRATCHPAD_LINE, SCC_MPB, "writes of the first tile"),
                fitted(PresetParameter.EGRESS, SCC_MPB, "reads and writes of the other tiles"),
                fitted(PresetParameter.UNCACHED_READ, SCC_MPB, "words, by memory controller"),
                fitted(PresetParameter.UNCACHED_LINE, SCC_MPB, "lines, by memory controller"),
                new Row(PresetParameter.LINK_FETCH, MANUAL, "four cycles of the mesh at 800 MHz each way",
                Optional.empty()),
                fitted(PresetParameter.INTERRUPT_ENTRY, IPI, "delivery, shared"));
    }

    private static List<Row> odroid() {
        String measured = "sbc-bench on the board, ";
        return List.of(
                proposed(PresetParameter.HIT, "no row depends on it alone"),
                new Row(PresetParameter.SHARED_CACHE, TABLE, measured + "2kaS.txt: 128 KiB", Optional.empty()),
                new Row(PresetParameter.MEMORY_FETCH, TABLE, measured + "3TQ2.txt: 64 MiB", Optional.empty()),
                proposed(PresetParameter.FETCH, "twice the shared cache"),
                proposed(PresetParameter.INVALIDATION, "a fetch without data"),
                proposed(PresetParameter.STORE_BUFFER, "the manual of the Cortex-A55 gives no size"),
                fitted(PresetParameter.INTERRUPT_ENTRY, NOTIFY, "a kernel per core, the other cores idle"));
    }

    private static Row trap() {
        return fitted(PresetParameter.INTERRUPT_ENTRY, IPI, "to itself, which is this value");
    }

    private static Row spaceSwitch() {
        return fitted(PresetParameter.SPACE_SWITCH, LRPC, "the row");
    }

    private static Row fitted(PresetParameter parameter, String experiment, String rows) {
        return new Row(parameter, FITTED, rows, Optional.of(experiment));
    }

    private static Row proposed(PresetParameter parameter, String reason) {
        return new Row(parameter, PROPOSED, reason, Optional.empty());
    }

    private record Row(PresetParameter parameter, Parameter.Source source, String reference,
            Optional<String> fittedTo) {}
}
