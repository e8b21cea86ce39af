package org.barreleye.exploration.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.barreleye.exploration.system.Step;

/** The priorities of all channels and nodes, each of which is an agent of its own. */
final class Priorities {
    private final int nodes;
    // The agents, the most urgent first.
    private final List<Integer> order = new ArrayList<>();
    private final Random random;

    Priorities(int nodes, Random random) {
        this.nodes = nodes;
        this.random = random;
        for (int agent = 0; agent < (nodes + 2) * nodes; agent++) {
            order.add(agent);
        }
        Collections.shuffle(order, random);
    }

    private int agent(Step step) {
        if (step instanceof Step.Deliver deliver) {
            return nodes * deliver.from() + deliver.node();
        }
        if (step instanceof Step.ReportDeath report) {
            return nodes * report.dead() + report.node();
        }
        if (step instanceof Step.ReportRejoin report) {
            return nodes * report.joined() + report.node();
        }
        return nodes * nodes + (step instanceof Step.Die ? nodes : 0) + step.node();
    }

    /** A step of the most urgent agent. */
    Step highest(List<Step> steps) {
        int best = Integer.MAX_VALUE;
        List<Step> found = new ArrayList<>();
        for (Step step : steps) {
            int place = order.indexOf(agent(step));
            if (place < best) {
                best = place;
                found.clear();
            }
            if (place == best) {
                found.add(step);
            }
        }
        return found.get(random.nextInt(found.size()));
    }

    /** Makes the agent of a step the least urgent one. */
    void lower(Step step) {
        Integer agent = agent(step);
        order.remove(agent);
        order.add(agent);
    }
}
