package org.barreleye.capops;

import java.util.Optional;

/** Looks at the revokes of each core: two cores that ask each other in turn would begin more and more of them. */
final class BoundedWorkRule implements Rule {
    private static final int REVOKES_MAX = 10;

    @Override
    public String name() {
        return "D1 no core works on ever more revokes";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        for (int core : machine.live()) {
            int revokes = machine.core(core).revocations().size();
            if (revokes > REVOKES_MAX) {
                return Optional.of("core " + core + " works on " + revokes + " revokes");
            }
        }
        return Optional.empty();
    }
}
