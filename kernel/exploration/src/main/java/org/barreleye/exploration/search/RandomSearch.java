package org.barreleye.exploration.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.barreleye.exploration.schedule.Run;
import org.barreleye.exploration.schedule.Violation;
import org.barreleye.exploration.system.Scenario;
import org.barreleye.exploration.system.Step;

/**
 * Tries schedules at random. A seed determines all of them.
 *
 * <p>With priority changes it is probabilistic concurrency testing (Burckhardt et al. 2010, "A randomized scheduler
 * with probabilistic guarantees of finding bugs"): every channel and every node has a priority, the step with the
 * highest one is done, and at a few random points the priority that was highest becomes the lowest. A bug that a
 * certain order of d steps causes is found with a probability that depends on d and hardly on the length of the run.
 */
public final class RandomSearch {
    private final Scenario scenario;
    private final Random random;
    private final int stepsMax;

    /**
     * Prepares a search.
     *
     * @param seed determines the schedules
     * @param stepsMax the number of steps after which a run ends
     */
    public RandomSearch(Scenario scenario, long seed, int stepsMax) {
        this.scenario = scenario;
        this.random = new Random(seed);
        this.stepsMax = stepsMax;
    }

    /**
     * Tries schedules in which every possible step is as likely as every other.
     *
     * @param schedules the number of schedules
     * @return the first violation
     */
    public Optional<Violation> uniform(int schedules) {
        for (int i = 0; i < schedules; i++) {
            Run run = new Run(scenario);
            List<Step> steps = run.state().steps();
            for (int j = 0; j < stepsMax && !steps.isEmpty() && run.violation().isEmpty(); j++) {
                run.step(steps.get(random.nextInt(steps.size())));
                steps = run.state().steps();
            }
            if (run.violation().isPresent()) {
                return run.violation();
            }
        }
        return Optional.empty();
    }

    /**
     * Tries schedules of probabilistic concurrency testing.
     *
     * @param schedules the number of schedules
     * @param changes the number of priority changes in each
     * @return the first violation
     */
    public Optional<Violation> byPriorities(int schedules, int changes) {
        for (int i = 0; i < schedules; i++) {
            Run run = byPriorities(changes);
            if (run.violation().isPresent()) {
                return run.violation();
            }
        }
        return Optional.empty();
    }

    private Run byPriorities(int changes) {
        Run run = new Run(scenario);
        Priorities priorities = new Priorities(scenario.nodes().size(), random);
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            points.add(random.nextInt(stepsMax));
        }
        List<Step> steps = run.state().steps();
        for (int i = 0; i < stepsMax && !steps.isEmpty() && run.violation().isEmpty(); i++) {
            Step step = priorities.highest(steps);
            if (points.contains(i)) {
                priorities.lower(step);
                step = priorities.highest(steps);
            }
            run.step(step);
            steps = run.state().steps();
        }
        return run;
    }
}
