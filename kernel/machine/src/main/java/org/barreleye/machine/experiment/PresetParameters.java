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
 * The parameters of the presets with published figures, and of that of a paper, each with its source. A fitted one
 * names the experiment to whose rows it was fitted; a preset has fewer of them than rows.
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
    private static final String MISS_BUFFERS = "BIOS and Kernel Developer's Guide for Family 10h (31116), event 0x68";
    private static final String INTEL_MANUAL = "Intel 64 and IA-32 Optimization Reference Manual";
    private static final String CORE_MANUAL = INTEL_MANUAL + ", Core microarchitecture: ";
    private static final String UNCHECKED = "the number is from memory and unchecked; no published row depends on it";
    private static final String OPTERON_LATENCIES = "HotOS 2009, table 1, of the large Opteron machine";

    private PresetParameters() {}

    /** The parameters of a machine; none if its sources are not listed. */
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
            case "ivy-bridge-2x10" -> ivyBridge();
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
        // The machine with two cores to a package is of the family before.
        rows.add(hasSharedCache
                ? new Row(PresetParameter.MISS_LOADS, MANUAL, MISS_BUFFERS + "; " + UNCHECKED, Optional.empty())
                : proposed(PresetParameter.MISS_LOADS, "as in the next family: " + MISS_BUFFERS + "; " + UNCHECKED));
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

    /** Nothing is fitted, and no figures of it are at hand. */
    private static List<Row> ivyBridge() {
        String latencies = "7-cpu.com, Ivy Bridge";
        String older = "Levinthal 2009, of a processor two generations before: ";
        String fillBuffers = INTEL_MANUAL + ": 10 line fill buffers; the number is from memory and unchecked";
        return List.of(
                new Row(PresetParameter.HIT, TABLE, latencies, Optional.empty()),
                new Row(PresetParameter.SECOND_LEVEL, TABLE, latencies, Optional.empty()),
                proposed(PresetParameter.SHARED_CACHE, latencies + ": 30 cycles with four slices; this has ten"),
                proposed(PresetParameter.FETCH, older + "75 cycles with the hit"),
                proposed(PresetParameter.INVALIDATION, "as long as a fetch"),
                proposed(PresetParameter.LINK_FETCH, older + "40 ns more from memory of the other package"),
                proposed(PresetParameter.LINK_INVALIDATION, "as long as a fetch"),
                new Row(PresetParameter.MISS_LOADS, MANUAL, fillBuffers, Optional.empty()),
                new Row(PresetParameter.MISS_OWNERSHIP, MANUAL, fillBuffers + ", and stores that miss take them too",
                Optional.empty()),
                proposed(PresetParameter.STORE_BUFFER, "lines, as on the other x86 machines"),
                new Row(PresetParameter.BANDWIDTH, MANUAL, "data sheet of the Xeon E5-2670 v2: two links of 8 GT/s and"
                + " 2 bytes", Optional.empty()),
                proposed(PresetParameter.MEMORY_FETCH, older + "60 ns"),
                proposed(PresetParameter.INTERRUPT_ENTRY, "as on intel-2x4"),
                proposed(PresetParameter.SPACE_SWITCH, "as on intel-2x4"));
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
