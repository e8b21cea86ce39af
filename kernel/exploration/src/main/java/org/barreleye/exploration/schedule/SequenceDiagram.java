package org.barreleye.exploration.schedule;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.exploration.system.Scenario;
import org.barreleye.exploration.system.Step;
import org.barreleye.exploration.system.SystemState;

/** A schedule as a sequence diagram in text: a column for each node, time runs downwards. */
public final class SequenceDiagram {
    private static final int COLUMN = 14;

    private final Scenario scenario;

    /** Shows schedules of a scenario. */
    public SequenceDiagram(Scenario scenario) {
        this.scenario = scenario;
    }

    /** The lines of the diagram of a schedule whose steps are all possible, except perhaps the last one's end. */
    public List<String> of(Schedule schedule) {
        List<String> lines = new ArrayList<>();
        StringBuilder heading = new StringBuilder();
        for (int node = 0; node < scenario.nodes().size(); node++) {
            heading.append(String.format("%-" + COLUMN + "s", "node " + node));
        }
        lines.add(heading.toString().stripTrailing());
        SystemState state = SystemState.first(scenario);
        for (Step step : schedule.steps()) {
            lines.add(line(state, step));
            try {
                state = state.after(step);
            } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
                lines.add(" ".repeat(step.node() * COLUMN) + thrown);
                return lines;
            }
        }
        return lines;
    }

    private static String line(SystemState state, Step step) {
        if (step instanceof Step.Deliver deliver && deliver.from() != deliver.node()) {
            return arrow(deliver.from(), deliver.node(), state.size()) + state.message(deliver);
        }
        String action = step instanceof Step.Start start ? state.node(start.node()).describe(start.operation())
                : step instanceof Step.Deliver deliver ? "receives " + state.message(deliver)
                : step instanceof Step.ReportDeath report ? "is told that node " + report.dead() + " died"
                : step instanceof Step.ReportRejoin report ? "is told that node " + report.joined() + " joined again"
                : step instanceof Step.Rejoin ? "joins again" : "dies";
        return lifelines(step.node()) + "* " + action;
    }

    private static String lifelines(int before) {
        return ("|" + " ".repeat(COLUMN - 1)).repeat(before);
    }

    private static String arrow(int from, int to, int nodes) {
        int left = Math.min(from, to);
        int right = Math.max(from, to);
        String shaft = "-".repeat((right - left) * COLUMN - 2);
        String middle = from < to ? "|" + shaft + ">|" : "|<" + shaft + "|";
        String rest = (" ".repeat(COLUMN - 1) + "|").repeat(nodes - 1 - right);
        return lifelines(left) + middle + rest + "  ";
    }
}
