package org.barreleye.cpudriver.paging;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random choices. */
final class Choices {
    private final Random random;

    Choices(long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /** A number from 0 to one below a limit. */
    int below(int limit) {
        return random.nextInt(limit);
    }

    boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    <T> Optional<T> any(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(random.nextInt(choices.size())));
    }
}
