package org.barreleye.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.barreleye.kpi.state.Copyable;

/** The last decisions, each the newest of its name. Those that are oldest are forgotten first. */
public final class DecisionLog implements Copyable {
    /** The number of decisions that are kept. */
    public static final int DECISIONS_MAX = 256;

    // In the order in which they were decided.
    private final Map<String, Decision> decisions = new LinkedHashMap<>();

    /** Records a decision; it replaces that of its name. */
    public void add(Decision decision) {
        decisions.remove(decision.name());
        decisions.put(decision.name(), decision);
        if (decisions.size() > DECISIONS_MAX) {
            decisions.remove(decisions.keySet().iterator().next());
        }
    }

    /** Returns the decision of a name. */
    public Optional<Decision> of(String name) {
        return Optional.ofNullable(decisions.get(name));
    }

    /** Returns the decision of the first greater name. */
    public Optional<Decision> after(String name) {
        return decisions.keySet().stream().filter(other -> other.compareTo(name) > 0).sorted().findFirst()
                .map(decisions::get);
    }
}
