package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.experiment.tree.BroadcastTree;
import org.barreleye.machine.experiment.tree.PairCost;
import org.barreleye.machine.experiment.tree.PairCosts;
import org.barreleye.machine.experiment.tree.TreeAlgorithm;

/**
 * Broadcast, barrier and agreement of a group of cores over trees of messages, as in "Machine-Aware Atomic Broadcast
 * Trees for Multicores" (Kaestle et al., OSDI 2016), and the costs of messages between two cores, from which two of the
 * trees are made. A prediction: nothing is fitted to it.
 */
final class Trees implements Experiment {
    @Override
    public String name() {
        return "trees";
    }

    @Override
    public String about() {
        return "what a message costs each side, and broadcast, barrier and agreement over six trees; prediction";
    }

    @Override
    public List<String> machines() {
        return List.of("ivy-bridge-2x10", "amd-8x4");
    }

    @Override
    public int fittedParameters(String machine) {
        return 0;
    }

    @Override
    public boolean hasParameters() {
        return true;
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        return run(machine, Sweep.SHORT);
    }

    @Override
    public List<Measurement> run(MachineDescription machine, Sweep sweep) {
        ExperimentMachine.requireCoherent(machine);
        PairCosts costs = MessageCost.betweenCoherentCores(machine);
        List<Measurement> rows = new ArrayList<>();
        List<Integer> numbers = sweep.coresOr(byHalfPackages(costs), all(costs.cores()), costs.cores());
        if (numbers.contains(1)) {
            throw new IllegalArgumentException("a group has two cores or more; give numbers from 2 on");
        }
        for (TreeOperation operation : TreeOperation.values()) {
            for (TreeAlgorithm algorithm : TreeAlgorithm.all()) {
                for (int cores : numbers) {
                    BroadcastTree tree = algorithm.over(costs.first(cores));
                    rows.add(row(machine, operation.label() + ", " + algorithm.name(), cores,
                            time(machine, tree, operation)));
                }
            }
        }
        rows.addAll(messageCosts(machine));
        return rows;
    }

    private Measurement row(MachineDescription machine, String row, int cores, double picoseconds) {
        return new Measurement(name(), machine.name(), row, cores, "cycles", cycles(machine, picoseconds),
                OptionalDouble.empty());
    }

    private Measurement cost(MachineDescription machine, String row, double picoseconds) {
        return new Measurement(name(), machine.name(), row, 2, "cycles/msg", cycles(machine, picoseconds),
                OptionalDouble.empty());
    }

    /** A time in cycles of the first coherent core. */
    private static double cycles(MachineDescription machine, double picoseconds) {
        int first = ExperimentMachine.coherentCores(machine).get(0);
        return picoseconds / machine.cores().get(first).cyclePicoseconds();
    }

    /** Two cores, and then each number of cores that fills a package or half of one. */
    private static List<Integer> byHalfPackages(PairCosts costs) {
        List<Integer> numbers = new ArrayList<>();
        int first = 0;
        for (int core = 1; core <= costs.cores(); core++) {
            if (core == costs.cores() || costs.packageOf(core) != costs.packageOf(first)) {
                addIfMore(numbers, first + (core - first) / 2);
                addIfMore(numbers, core);
                first = core;
            }
        }
        return numbers;
    }

    private static void addIfMore(List<Integer> numbers, int cores) {
        if (cores > 1 && !numbers.contains(cores)) {
            numbers.add(cores);
        }
    }

    private static List<Integer> all(int most) {
        List<Integer> numbers = new ArrayList<>();
        for (int cores = 2; cores <= most; cores++) {
            numbers.add(cores);
        }
        return numbers;
    }

    private List<Measurement> messageCosts(MachineDescription machine) {
        List<Measurement> rows = new ArrayList<>();
        for (Distance distance : Distance.ofCoherentCores(machine)) {
            PairCost cost = MessageCost.between(machine, distance.one(), distance.other());
            rows.add(cost(machine, "send, " + distance.label(), cost.send()));
            rows.add(cost(machine, "gap, " + distance.label(), cost.gap()));
            rows.add(cost(machine, "receive, " + distance.label(), cost.receive()));
            rows.add(cost(machine, "latency, " + distance.label(), cost.latency()));
        }
        return rows;
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        PairCosts costs = MessageCost.betweenCoherentCores(machine);
        int most = rows.stream().mapToInt(Measurement::cores).max().orElse(costs.cores());
        List<String> remarks = new ArrayList<>();
        for (TreeAlgorithm algorithm : TreeAlgorithm.all()) {
            BroadcastTree tree = algorithm.over(costs.first(most));
            remarks.add(algorithm.name() + ", " + most + " cores: depth " + tree.depth() + ", at most " + tree.fanOut()
                    + " children, " + tree.crossings(costs.first(most)) + " messages between packages");
        }
        remarks.add("Everything is a prediction: nothing is fitted to this experiment.");
        return remarks;
    }

    /** The mean time of an operation over a tree of the first coherent cores, in picoseconds. */
    static double time(MachineDescription machine, BroadcastTree tree, TreeOperation operation) {
        List<Integer> coreIndices = ExperimentMachine.coherentCores(machine);
        long base = ExperimentMachine.memory(machine) + 0x10000;
        TreeRounds rounds = new TreeRounds(operation, tree.cores());
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            for (int member = tree.cores() - 1; member >= 0; member--) {
                experimentMachine.start(coreIndices.get(member),
                        new TreeMember(tree, member, base, operation, rounds));
            }
            experimentMachine.run();
        }
        return rounds.meanTime();
    }
}
