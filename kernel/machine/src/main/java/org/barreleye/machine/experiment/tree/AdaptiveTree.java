package org.barreleye.machine.experiment.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tree that is made from measured costs, after the adaptive tree of Smelt (Kaestle et al., "Machine-Aware Atomic
 * Broadcast Trees for Multicores", OSDI 2016). It is built by playing the broadcast: again and again the core that can
 * send earliest sends. As long as there is a package that no message is on its way to, it sends to the one that is most
 * expensive to reach from it, and there to the core that is cheapest; so a message crosses to each package once, and
 * the long ways begin first. After that it sends to the others of its own package, the most expensive first. A core
 * with no other core of its package left sends no more. Of equal times and costs, the lowest core is taken.
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
        return new Play(costs).run();
    }

    /** A broadcast that is played. */
    private static final class Play {
        private static final double NEVER = Double.POSITIVE_INFINITY;

        private final PairCosts costs;
        private final List<List<Integer>> children;
        // When each core can send next; never if no message is on its way to it, or it has no core left to send to.
        private final double[] ready;
        private final boolean[] isAddressed;

        Play(PairCosts costs) {
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
            List<Integer> leaders = cheapestOfUntouchedPackages(sender);
            return mostExpensive(sender, leaders.isEmpty() ? matesOf(sender) : leaders);
        }

        /** The core of each package without an addressed core that is cheapest to reach. */
        private List<Integer> cheapestOfUntouchedPackages(int sender) {
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

        private List<Integer> matesOf(int sender) {
            List<Integer> mates = new ArrayList<>();
            for (int core = 0; core < costs.cores(); core++) {
                if (!isAddressed[core] && costs.packageOf(core) == costs.packageOf(sender)) {
                    mates.add(core);
                }
            }
            return mates;
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
