package org.barreleye.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.barreleye.cpudriver.syscall.FastPath;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.PresetParameters;
import org.barreleye.machine.experiment.PublishedFigures;

/**
 * The latency of an empty one-way message to another program on the same core, from before it is sent to the first
 * instruction of its handler (Table 1 of "The Multikernel", SOSP 2009).
 */
public final class LocalCall implements Experiment {
    @Override
    public String name() {
        return "lrpc";
    }

    @Override
    public String about() {
        return "an empty message to another program of the same core, through generated stubs: latency one way";
    }

    @Override
    public List<String> machines() {
        return List.of("intel-2x4", "amd-2x2", "amd-4x4", "amd-8x4");
    }

    @Override
    public int fittedParameters(String machine) {
        return PresetParameters.fitted(machine, name());
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        double cycles = SystemBenchmark.measure(machine, ProbeClient.Task.ONE_WAY, 0, 0);
        return List.of(new Measurement(name(), machine.name(), "latency, one way", 1, "cycles", cycles,
                published(machine)));
    }

    private static OptionalDouble published(MachineDescription machine) {
        String place = switch (machine.name()) {
            case "intel-2x4" -> "2x4-core Intel";
            case "amd-2x2", "amd-4x4", "amd-8x4" -> machine.name().substring("amd-".length()) + "-core AMD";
            default -> "";
        };
        return place.isEmpty()
                ? OptionalDouble.empty()
                : new PublishedFigures()
                .figure("Table 1", place, "LRPC latency, one-way user-to-user same core", "cycles");
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        CoreCosts costs = machine.cores().get(0).costs();
        double measured = rows.get(0).measured();
        long instructions = FastPath.INSTRUCTIONS + FastPath.INSTRUCTIONS_TO_RECEIVE;
        long lines = (FastPath.LINES + FastPath.LINES_TO_RECEIVE) * costs.hit();
        long mode = costs.trap() + costs.resume();
        List<String> remarks = new ArrayList<>();
        remarks.add("of which, on every machine:");
        remarks.add(part("instructions of the fast path, a cycle each", instructions, measured));
        remarks.add(part(FastPath.LINES + FastPath.LINES_TO_RECEIVE + " lines in the cache", lines, measured));
        remarks.add("and of this machine:");
        remarks.add(part("mode switch, there and back", mode, measured));
        remarks.add(part("address-space switch", costs.spaceSwitch(), measured));
        remarks.add(part("the rest: slots, stubs, looking for events, the clock",
                measured - instructions - lines - mode - costs.spaceSwitch(), measured));
        remarks.add(rows.get(0).published().isPresent()
                ? "Calibrated on this row: the sum of mode switch and address-space switch; how it is divided is a "
                + "proposal."
                : "Not calibrated: there is no published figure for this machine.");
        remarks.add(String.format(Locale.ROOT,
                "A tenth more of the mode switch makes it %.1f %% longer, a tenth more of the"
                + " address-space switch %.1f %%, a tenth more instructions %.1f %%.", mode * 10 / measured,
                costs.spaceSwitch() * 10 / measured, instructions * 10 / measured));
        return remarks;
    }

    private static String part(String what, double cycles, double whole) {
        return String.format(Locale.ROOT, "  %-54s %6.0f cycles %5.1f %%", what, cycles, cycles * 100 / whole);
    }
}
