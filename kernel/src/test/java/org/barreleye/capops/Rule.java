package org.barreleye.capops;

import java.util.List;
import java.util.Optional;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;

/** A rule about all cores and messages, that holds in every state. */
interface Rule {
    /** Its name, with the numbers of the invariants that it stands for. */
    String name();

    /** Describes a violation, if there is one. */
    Optional<String> violation(Machine machine);

    /** Rules as checkers of one exploration. They look at the same machine. */
    static List<Checker> checkers(List<Rule> rules) {
        Machines machines = new Machines();
        return rules.stream().<Checker>map(rule -> new RuleChecker(rule, machines)).toList();
    }

    /** The machine in the state that was looked at last. */
    final class Machines {
        private SystemState state;
        private Machine machine;

        private Machine in(SystemState newState) {
            if (state != newState) {
                state = newState;
                machine = new Machine(newState);
            }
            return machine;
        }
    }

    /**
     * A rule as a checker.
     *
     * @param rule the rule
     * @param machines shared by all checkers of an exploration
     */
    record RuleChecker(Rule rule, Machines machines) implements Checker {
        @Override
        public String name() {
            return rule.name();
        }

        @Override
        public Optional<String> check(SystemState state) {
            return rule.violation(machines.in(state));
        }
    }
}
