package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.experiment.tree.PairCost;
import org.barreleye.machine.experiment.tree.PairCosts;
import org.barreleye.machine.ordering.Barrier;

/**
 * Measures what a message of one line costs its sender and its receiver, and how long it takes, from core to core. All
 * pairs of cores of the same two nodes cost the same, so one pair of each two nodes is measured.
 *
 * <p>The latency is the difference of the clocks of two cores, which agree in the model; on a real machine it would
 * have to be half of a round trip.
 */
final class MessageCost {
    private static final int BATCH = 16;
    private static final int ROUNDS = 12;
    private static final int WARM_UP_ROUNDS = 4;
    private static final long RING = 0x10000;
    private static final long GO = 0x20000;
    private static final long DONE = 0x30000;

    private MessageCost() {}

    /** The costs between the cores of the first coherence domain of two or more, in its order. */
    static PairCosts betweenCoherentCores(MachineDescription machine) {
        List<Integer> coreIndices = ExperimentMachine.coherentCores(machine);
        Routes routes = new Routes(machine);
        Map<List<Integer>, PairCost> measured = new TreeMap<>(MessageCost::compare);
        List<List<PairCost>> costs = new ArrayList<>();
        for (int sender : coreIndices) {
            List<PairCost> row = new ArrayList<>();
            for (int receiver : coreIndices) {
                row.add(sender == receiver ? new PairCost(0, 0, 0, 0)
                        : measured.computeIfAbsent(List.of(routes.nodeOf(sender), routes.nodeOf(receiver)),
                        nodes -> between(machine, sender, receiver)));
            }
            costs.add(row);
        }
        return new PairCosts(coreIndices.stream().map(routes::nodeOf).toList(), costs);
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        int bySender = Integer.compare(one.get(0), other.get(0));
        return bySender != 0 ? bySender : Integer.compare(one.get(1), other.get(1));
    }

    /** The cost of a message between two cores, which are named by their places in the machine's list. */
    static PairCost between(MachineDescription machine, int sender, int receiver) {
        long base = ExperimentMachine.memory(machine);
        Sender single = run(machine, sender, receiver, new Sender(base, 1), new Receiver(base, 1));
        Receiver one = single.partner;
        Sender batch = run(machine, sender, receiver, new Sender(base, BATCH), new Receiver(base, BATCH));
        return new PairCost(single.issueTime / counted(1), batch.batchTime / counted(BATCH),
                batch.partner.receiveTime / counted(BATCH), one.latencyTime / counted(1));
    }

    private static double counted(int messages) {
        return (double) (ROUNDS - WARM_UP_ROUNDS) * messages;
    }

    private static Sender run(MachineDescription machine, int from, int to, Sender sender, Receiver receiver) {
        sender.partner = receiver;
        receiver.partner = sender;
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            experimentMachine.start(to, receiver);
            experimentMachine.start(from, sender);
            experimentMachine.run();
        }
        return sender;
    }

    private static long line(long base, int number) {
        return base + RING + (long) number * ExperimentProgram.MESSAGE_LINE_BYTES;
    }

    private static CoreDirective await(long line) {
        return new CoreDirective.Await(new long[] {line}, ExperimentProgram.POLL_PERIOD_CYCLES, CoreDirective.NEVER);
    }

    /**
     * Sends a number of messages, waits until the receiver has received them, and begins again. More than one are
     * received when all are visible: a line of its own says so.
     */
    private static final class Sender extends ExperimentProgram {
        private final long base;
        private final int messages;
        private Receiver partner;
        private int round;
        private long begin;
        private double issueTime;
        private double batchTime;

        Sender(long base, int messages) {
            this.base = base;
            this.messages = messages;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.LineChanged) {
                core.load(base + DONE + HEADER, 4, Endianness.LITTLE);
            }
            if (round == ROUNDS) {
                return CoreDirective.HALT;
            }
            round++;
            begin = core.now();
            for (int message = 0; message < messages; message++) {
                core.spend(LOOP_OVERHEAD_CYCLES);
                core.publishLine(line(base, message), 0, 0, 0, 0, 0, 0, 0, round);
            }
            long issued = core.now();
            core.barrier(Barrier.STORES);
            if (round > WARM_UP_ROUNDS) {
                issueTime += issued - begin;
                batchTime += core.now() - begin;
            }
            if (messages > 1) {
                core.publishLine(base + GO, 0, 0, 0, 0, 0, 0, 0, round);
            }
            return await(base + DONE);
        }
    }

    /** Receives messages and says so. */
    private static final class Receiver extends ExperimentProgram {
        private final long base;
        private final int messages;
        private Sender partner;
        private int round;
        private double latencyTime;
        private double receiveTime;

        Receiver(long base, int messages) {
            this.base = base;
            this.messages = messages;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                return await(messages > 1 ? base + GO : line(base, 0));
            }
            round++;
            if (messages > 1) {
                core.load(base + GO + HEADER, 4, Endianness.LITTLE);
            }
            long begin = core.now();
            for (int message = 0; message < messages; message++) {
                core.load(line(base, message) + HEADER, 4, Endianness.LITTLE);
                if (messages == 1 && round > WARM_UP_ROUNDS) {
                    latencyTime += core.now() - partner.begin;
                }
                core.spend(LOOP_OVERHEAD_CYCLES);
            }
            if (round > WARM_UP_ROUNDS) {
                receiveTime += core.now() - begin;
            }
            core.publishLine(base + DONE, 0, 0, 0, 0, 0, 0, 0, round);
            return round == ROUNDS ? CoreDirective.HALT : await(messages > 1 ? base + GO : line(base, 0));
        }
    }
}
