package org.barreleye.capops;

import java.util.Optional;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;

/** A rule about all cores and messages, that holds in every state. */
interface Rule {
    /** Its name, with the numbers of the invariants that it stands for. */
    String name();

    /** What is wrong, if something is. */
    Optional<String> violation(Machine machine);

    /** The rule as a checker of an exploration. */
    default Checker checker() {
        return new Checker() {
            @Override
            public String name() {
                return Rule.this.name();
            }

            @Override
            public Optional<String> check(SystemState state) {
                return violation(new Machine(state));
            }
        };
    }
}
