package org.barreleye.machine.schedule;

import java.util.List;
import org.barreleye.machine.random.SeededRandom;

/** Chooses uniformly at random. The same seed makes the same choices. */
public final class RandomSchedulePolicy implements SchedulePolicy {
    private final SeededRandom random;

    /** Creates the policy of a seed. */
    public RandomSchedulePolicy(long seed) {
        random = new SeededRandom(seed).fork("chooser");
    }

    @Override
    public int choose(List<EnabledEvent> enabledEvents) {
        return (int) random.upTo(enabledEvents.size() - 1L);
    }
}
