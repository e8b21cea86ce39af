package org.barreleye.capops;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.Scenario;

/**
 * A bounded exploration of the protocol.
 *
 * @param shape the derivation at the begin
 * @param cores the number of cores
 * @param operations the number of operations that each core starts at most
 * @param kinds the kinds of operations
 * @param slots the number of slots of each domain
 * @param deaths the number of cores that may die
 * @param rejoins the number of times that a core which has died may join again
 * @param isStepwise whether the kernels delete in steps of one slot, between which anything else may happen
 */
record CapabilityScenario(Shape shape, int cores, int operations, List<OperationKind> kinds, int slots, int deaths,
        int rejoins, boolean isStepwise) {
    /** The number of slots of a domain, unless something else is said. */
    static final int SLOTS = 3;

    private static final List<Rule> RULES = List.of(new EndsOnceRule(), new BoundedWorkRule(), new DatabaseRule(),
            new InitialMemoryRule(), new OneHomeRule(), new RemoteEntryRule(), new RightsRule(), new NoOverlapRule(),
            new FreeMemoryRule(), new RevokedRule(), new KeptRule(), new DeadCoreRule(), new RestRule());

    /** An exploration with the usual number of slots. */
    CapabilityScenario(Shape shape, int cores, int operations, List<OperationKind> kinds) {
        this(shape, cores, operations, kinds, SLOTS, 0, 0, false);
    }

    /** The same with cores that may die. */
    CapabilityScenario withDeaths(int number) {
        return new CapabilityScenario(shape, cores, operations, kinds, slots, number, rejoins, isStepwise);
    }

    /** The same with cores that may join again when they have died. */
    CapabilityScenario withRejoins(int number) {
        return new CapabilityScenario(shape, cores, operations, kinds, slots, deaths, number, isStepwise);
    }

    /** The same with kernels that delete in steps of one slot. */
    CapabilityScenario stepwise() {
        return new CapabilityScenario(shape, cores, operations, kinds, slots, deaths, rejoins, true);
    }

    /** The scenario over the production code. */
    Scenario scenario() {
        return scenario(Faults.NONE);
    }

    /** The scenario with a table of what happens to operations. */
    Scenario scenario(DeathTable table) {
        Scenario scenario = scenario();
        scenario.nodes().forEach(node -> ((ExploredCore) node).domain().recordEndings());
        List<Checker> checkers = new ArrayList<>(scenario.checkers());
        checkers.add(table);
        return Scenario.of(scenario.name(), scenario.nodes(), checkers).withDeaths(deaths).withRejoins(rejoins);
    }

    /** The scenario with a deliberate fault. */
    Scenario scenario(Faults faults) {
        ShapeBuilder begin = new ShapeBuilder(cores, slots, faults);
        shape.build(begin);
        for (ExploredCore node : begin.nodes()) {
            if (isStepwise) {
                node.deleteStepwise();
            }
            node.permit(Actions.of(node.core(), cores, slots, kinds), operations, cores, deaths > 0, rejoins > 0);
        }
        return Scenario.of(this.toString(), begin.nodes(), Rule.checkers(RULES)).withDeaths(deaths)
                .withRejoins(rejoins);
    }

    @Override
    public String toString() {
        return shape + ", " + cores + " cores x " + operations + " of " + kinds
                + (deaths == 0 ? "" : ", deaths: " + deaths)
                + (rejoins == 0 ? "" : ", joins again: " + rejoins)
                + (isStepwise ? ", stepwise" : "");
    }
}
