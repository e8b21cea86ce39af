package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineDescription;

/**
 * Messages of one line through a ring for each direction, sender and receiver polling: the time one way when a single
 * message goes to and fro, and how many pass when sixteen are on their way.
 */
final class MessagePassing implements Experiment {
    private static final String THROUGHPUT = "throughput, ";
    private static final int RING_LINES = 32;
    private static final int IN_FLIGHT = 16;
    private static final int ROUNDS = 1_000;
    private static final int WARM_UP_ROUNDS = 100;

    @Override
    public String name() {
        return "urpc";
    }

    @Override
    public String about() {
        return "a message of one line between two cores that poll: latency one way, and messages per thousand cycles";
    }

    @Override
    public List<String> machines() {
        return List.of("intel-2x4", "amd-2x2", "amd-4x4", "amd-8x4");
    }

    @Override
    public int fittedParameters(String machine) {
        return PresetParameters.fitted(machine, name());
    }

    /**
     * The latencies were fitted, and the throughputs of the machines whose requests for ownership were fitted to them.
     * The other throughputs follow, but were known when the store buffers were chosen.
     */
    @Override
    public Provenance provenance(Measurement row) {
        boolean isChecked = row.published().isPresent() && row.row().startsWith(THROUGHPUT)
                && !PresetParameters.isFitted(row.machine(), PresetParameter.MISS_OWNERSHIP, name());
        return isChecked ? Provenance.CHECKED : Experiment.super.provenance(row);
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        ExperimentMachine.requireCoherent(machine);
        List<Measurement> rows = new ArrayList<>();
        for (Distance distance : Distance.ofCoherentCores(machine)) {
            String place = published(machine.name(), distance.label());
            rows.add(row(machine, "latency, " + distance.label(), "URPC latency, " + place, "cycles",
                    interval(machine, distance, 1) / 2));
            rows.add(row(machine, THROUGHPUT + distance.label(), "URPC throughput, " + place, "msgs/kcycle",
                    1_000 / interval(machine, distance, IN_FLIGHT)));
        }
        return rows;
    }

    private static String published(String machine, String label) {
        if (!label.equals("shared")) {
            return label;
        }
        return switch (machine) {
            case "intel-2x4" -> "shared (same die, shared L2)";
            case "amd-2x2" -> "same die";
            default -> "shared (same package, shared L3)";
        };
    }

    private Measurement row(MachineDescription machine, String row, String what, String unit, double measured) {
        OptionalDouble published = switch (machine.name()) {
            case "intel-2x4" -> new PublishedFigures().figure("Table 2", "2x4-core Intel", what, unit);
            case "amd-2x2", "amd-4x4", "amd-8x4" -> new PublishedFigures().figure(
                    "Table 2", machine.name().substring("amd-".length()) + "-core AMD", what, unit);
            default -> OptionalDouble.empty();
        };
        return new Measurement(name(), machine.name(), row, 2, unit, measured, published);
    }

    /** The mean time between two messages that come back, in cycles of the first core. */
    private static double interval(MachineDescription machine, Distance distance, int inFlight) {
        long there = ExperimentMachine.memory(machine) + 0x10000;
        long back = ExperimentMachine.memory(machine) + 0x20000;
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            experimentMachine.start(distance.other(), new PingPongProgram(there, back, 0));
            PingPongProgram client =
                    experimentMachine.start(distance.one(), new PingPongProgram(back, there, inFlight));
            experimentMachine.run();
            return experimentMachine.cycles(distance.one(), client.end - client.begin) / (ROUNDS - WARM_UP_ROUNDS);
        }
    }

    /**
     * The number of distinct cache lines that sender and receiver access for a message, when a single one goes to and
     * fro. The indices of the rings are in registers, so these are the lines of the rings.
     */
    static double linesForEachMessage(MachineDescription machine, Distance distance) {
        long there = ExperimentMachine.memory(machine) + 0x10000;
        long back = ExperimentMachine.memory(machine) + 0x20000;
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            PingPongProgram server =
                    experimentMachine.start(distance.other(), new PingPongProgram(there, back, 0));
            PingPongProgram client =
                    experimentMachine.start(distance.one(), new PingPongProgram(back, there, 1));
            experimentMachine.run();
            // A step of each program, in which it receives a message and sends one.
            return (server.linesOfLastStep.size() + client.linesOfLastStep.size()) / 2.0;
        }
    }

    /** Sends a number of messages at first, and then one for each that it receives. */
    private static final class PingPongProgram extends ExperimentProgram {
        private final long incoming;
        private final long outgoing;
        private final int first;
        private long received;
        private long sent;
        private long begin;
        private long end;
        private final LinkedHashSet<Long> linesOfLastStep = new LinkedHashSet<>();

        PingPongProgram(long incoming, long outgoing, int first) {
            this.incoming = incoming;
            this.outgoing = outgoing;
            this.first = first;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            linesOfLastStep.clear();
            if (event instanceof CoreEvent.Started) {
                while (sent < first) {
                    send(core);
                }
            } else {
                linesOfLastStep.add(line(incoming, received));
                core.load(line(incoming, received) + HEADER, 4, Endianness.LITTLE);
                core.spend(LOOP_OVERHEAD_CYCLES);
                received++;
                if (received == WARM_UP_ROUNDS) {
                    begin = core.now();
                }
                if (received == ROUNDS) {
                    end = core.now();
                }
                send(core);
            }
            if (received == ROUNDS) {
                return CoreDirective.HALT;
            }
            return new CoreDirective.Await(new long[] {line(incoming, received)}, POLL_PERIOD_CYCLES,
                    CoreDirective.NEVER);
        }

        private void send(Core core) {
            core.spend(LOOP_OVERHEAD_CYCLES);
            linesOfLastStep.add(line(outgoing, sent));
            core.publishLine(line(outgoing, sent), sent, 0, 0, 0, 0, 0, 0, sent + 1);
            sent++;
        }

        private static long line(long ring, long number) {
            return ring + number % RING_LINES * MESSAGE_LINE_BYTES;
        }
    }
}
