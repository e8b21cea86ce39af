package org.barreleye.machine.experiment.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tree that is made from measured costs, after the adaptive tree of Smelt (Kaestle et al., "Machine-Aware Atomic
 * Broadcast Trees for Multicores", OSDI 2016). It is built by simulating the broadcast: in each step the core that can
 * send earliest sends. As long as there is a package to which no message was sent, it sends to the package that is most
 * expensive to reach from it, and there to the core that is cheapest to reach; so one message crosses to each package,
 * and the messages with the longest latency are sent first. After that it sends to the other cores of its own package,
 * the most expensive first. A core whose package has no such core left sends no more. Of equal times and costs, the
 * lowest core is taken.
 *
 * <p>A message occupies its sender for the gap, and the receiver can send after its latency, when it is loaded.
 */
final class AdaptiveTree implements TreeAlgorithm {
    @Override
    public String name() {
        return "adaptive";
    }

    @Override
    public BroadcastTree over(PairCosts costs) {
        return new Simulation(costs).run();
    }

    /** A simulated broadcast: which core sends to which, and when. */
    private static final class Simulation {
        private static final double NEVER = Double.POSITIVE_INFINITY;

        private final PairCosts costs;
        private final List<List<Integer>> children;
        // When each core can send next, in picoseconds; never if no message was sent to it, or it sends no more.
        private final double[] ready;
        // Whether a message was sent to the core; the root needs none.
        private final boolean[] isAddressed;

        Simulation(PairCosts costs) {
            this.costs = costs;
            children = BroadcastTree.rootOnly(costs.cores());
            ready = new double[costs.cores()];
            isAddressed = new boolean[costs.cores()];
            Arrays.fill(ready, NEVER);
            ready[0] = 0;
            isAddressed[0] = true;
        }

        BroadcastTree run() {
            for (int addressed = 1; addressed < costs.cores();) {
                int sender = earliest();
                int receiver = receiverOf(sender);
                if (receiver == BroadcastTree.NONE) {
                    ready[sender] = NEVER;
                } else {
                    send(sender, receiver);
                    addressed++;
                }
            }
            return new BroadcastTree(children);
        }

        private int earliest() {
            int earliest = 0;
            for (int core = 1; core < ready.length; core++) {
                if (ready[core] < ready[earliest]) {
                    earliest = core;
                }
            }
            return earliest;
        }

        private void send(int sender, int receiver) {
            PairCost cost = costs.between(sender, receiver);
            children.get(sender).add(receiver);
            isAddressed[receiver] = true;
            ready[receiver] = ready[sender] + cost.latency();
            ready[sender] += cost.gap();
        }

        private int receiverOf(int sender) {
            List<Integer> inOtherPackages = cheapestOfUnaddressedPackages(sender);
            return mostExpensive(sender, inOtherPackages.isEmpty() ? unaddressedInPackageOf(sender) : inOtherPackages);
        }

        /** Of each package without an addressed core, the core that is cheapest to reach. */
        private List<Integer> cheapestOfUnaddressedPackages(int sender) {
            SortedMap<Integer, Integer> cheapest = new TreeMap<>();
            for (int core = 0; core < costs.cores(); core++) {
                cheapest.merge(costs.packageOf(core), core,
                        (best, other) -> latency(sender, other) < latency(sender, best) ? other : best);
            }
            for (int core = 0; core < costs.cores(); core++) {
                if (isAddressed[core]) {
                    cheapest.remove(costs.packageOf(core));
                }
            }
            return new ArrayList<>(cheapest.values());
        }

        private List<Integer> unaddressedInPackageOf(int sender) {
            List<Integer> unaddressed = new ArrayList<>();
            for (int core = 0; core < costs.cores(); core++) {
                if (!isAddressed[core] && costs.packageOf(core) == costs.packageOf(sender)) {
                    unaddressed.add(core);
                }
            }
            return unaddressed;
        }

        private int mostExpensive(int sender, List<Integer> candidates) {
            int chosen = BroadcastTree.NONE;
            for (int core : candidates) {
                if (chosen == BroadcastTree.NONE || latency(sender, core) > latency(sender, chosen)) {
                    chosen = core;
                }
            }
            return chosen;
        }

        private double latency(int sender, int receiver) {
            return costs.between(sender, receiver).latency();
        }
    }
}
