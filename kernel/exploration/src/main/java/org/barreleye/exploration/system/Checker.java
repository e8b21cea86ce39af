package org.barreleye.exploration.system;

import java.util.Optional;

/** A rule that holds in every state, or in every state in which nothing is left to do. */
public interface Checker {
    /** Its name in reports. */
    String name();

    /** Returns the violation in a state, if there is one. */
    Optional<String> check(SystemState state);

    /** Returns the violation in a state in which no message is in transit and no operation can start. */
    default Optional<String> checkAtRest(SystemState state) {
        return Optional.empty();
    }
}
