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
    private MessageCost() {}

    /** The costs between the cores of the first coherence domain of two or more, in its order. In picoseconds. */
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

    /** The cost of a message between two cores, which are named by their places in the machine's list; picoseconds. */
    static PairCost between(MachineDescription machine, int sender, int receiver) {
        long base = ExperimentMachine.memory(machine);
        Sender single = run(machine, sender, receiver, new Batch(base, 1));
        Sender many = run(machine, sender, receiver, new Batch(base, BATCH));
        return new PairCost(single.issueTime / counted(1), many.batchTime / counted(BATCH),
                many.partner.receiveTime / counted(BATCH), single.partner.latencyTime / counted(1));
    }

    /** The number of messages of the rounds that count. */
    private static double counted(int messages) {
        return (double) (ROUNDS - WARM_UP_ROUNDS) * messages;
    }

    private static Sender run(MachineDescription machine, int from, int to, Batch batch) {
        Sender sender = new Sender(batch);
        Receiver receiver = new Receiver(batch);
        sender.partner = receiver;
        receiver.partner = sender;
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            experimentMachine.start(to, receiver);
            experimentMachine.start(from, sender);
            experimentMachine.run();
        }
        return sender;
    }

    /**
     * The messages that are sent in a round, and the lines through which sender and receiver take turns.
     *
     * @param base the packed canonical address of memory that both cores cache
     * @param messages the number of messages
     */
    private record Batch(long base, int messages) {
        private static final long RING = 0x10000;
        private static final long SENT = 0x20000;
        private static final long RECEIVED = 0x30000;

        boolean isSingle() {
            return messages == 1;
        }

        /** The line of a message, numbered from 0. */
        long line(int message) {
            return base + RING + (long) message * ExperimentProgram.MESSAGE_LINE_BYTES;
        }

        /** The line by which the sender reports that all of several messages are visible. */
        long sentLine() {
            return base + SENT;
        }

        /** The line by which the receiver reports that it has received all messages. */
        long receivedLine() {
            return base + RECEIVED;
        }
    }

    private static CoreDirective await(long line) {
        return new CoreDirective.Await(new long[] {line}, ExperimentProgram.POLL_PERIOD_CYCLES, CoreDirective.NEVER);
    }

    /** Sends the messages of a round, waits until the receiver has received them, and begins the next round. */
    private static final class Sender extends ExperimentProgram {
        private final Batch batch;
        private Receiver partner;
        private int round;
        private long begin;
        private double issueTime;
        private double batchTime;

        Sender(Batch batch) {
            this.batch = batch;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.LineChanged) {
                core.load(batch.receivedLine() + HEADER, 4, Endianness.LITTLE);
            }
            if (round == ROUNDS) {
                return CoreDirective.HALT;
            }
            round++;
            begin = core.now();
            for (int message = 0; message < batch.messages(); message++) {
                core.spend(LOOP_OVERHEAD_CYCLES);
                core.publishLine(batch.line(message), 0, 0, 0, 0, 0, 0, 0, round);
            }
            long issued = core.now();
            core.barrier(Barrier.STORES);
            if (round > WARM_UP_ROUNDS) {
                issueTime += issued - begin;
                batchTime += core.now() - begin;
            }
            if (!batch.isSingle()) {
                core.publishLine(batch.sentLine(), 0, 0, 0, 0, 0, 0, 0, round);
            }
            return await(batch.receivedLine());
        }
    }

    /** Receives the messages of a round, several when all of them are visible, and reports that to the sender. */
    private static final class Receiver extends ExperimentProgram {
        private final Batch batch;
        private Sender partner;
        private int round;
        private double latencyTime;
        private double receiveTime;

        Receiver(Batch batch) {
            this.batch = batch;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                return awaitMessages();
            }
            round++;
            if (!batch.isSingle()) {
                core.load(batch.sentLine() + HEADER, 4, Endianness.LITTLE);
            }
            long begin = core.now();
            for (int message = 0; message < batch.messages(); message++) {
                core.load(batch.line(message) + HEADER, 4, Endianness.LITTLE);
                if (batch.isSingle() && round > WARM_UP_ROUNDS) {
                    latencyTime += core.now() - partner.begin;
                }
                core.spend(LOOP_OVERHEAD_CYCLES);
            }
            if (round > WARM_UP_ROUNDS) {
                receiveTime += core.now() - begin;
            }
            core.publishLine(batch.receivedLine(), 0, 0, 0, 0, 0, 0, 0, round);
            return round == ROUNDS ? CoreDirective.HALT : awaitMessages();
        }

        private CoreDirective awaitMessages() {
            return await(batch.isSingle() ? batch.line(0) : batch.sentLine());
        }
    }
}
