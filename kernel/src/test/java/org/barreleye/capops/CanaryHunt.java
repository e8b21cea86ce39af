package org.barreleye.capops;

import java.util.Optional;
import org.barreleye.exploration.search.ExhaustiveSearch;
import org.barreleye.exploration.search.SearchResult;

/** Explores with a deliberate fault, bound after bound and shape after shape, until a rule is violated. */
final class CanaryHunt {
    private final Canary canary;

    CanaryHunt(Canary canary) {
        this.canary = canary;
    }

    /**
     * The discovery of a fault.
     *
     * @param bound the bound
     * @param shape the shape
     * @param rule the rule that is violated
     * @param states the number of states visited before, with all bounds and shapes
     */
    record Catch(String bound, Shape shape, String rule, long states) {}

    /** The first violation. */
    Optional<Catch> run() {
        long states = 0;
        for (int[] bound : new int[][] {{2, 1}, {3, 1}, {2, 2}}) {
            for (Shape shape : Shape.values()) {
                SearchResult result = new ExhaustiveSearch(new CapabilityScenario(
                        shape, bound[0], bound[1], canary.kinds()).withDeaths(canary.needsDeath() ? 1 : 0)
                        .withRejoins(canary.needsRejoin() ? 1 : 0)
                        .scenario(canary)).withoutSleepSets()
                        .cutAt(canary.cut()).run();
                states += result.states();
                if (result.violation().isPresent()) {
                    return Optional.of(new Catch(bound[0] + " x " + bound[1], shape,
                            result.violation().get().rule(), states));
                }
            }
        }
        return Optional.empty();
    }
}
