package org.barreleye.cpudriver.paging;

import java.util.Optional;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;

/**
 * In the end both operations have ended and all rounds are complete. On two pages each operation has waited for one
 * answer of the monitor at most; on one page it may wait more often, until the other domain has called again.
 */
final class EndRule implements Checker {
    @Override
    public String name() {
        return "ends";
    }

    @Override
    public Optional<String> check(SystemState state) {
        ShootdownMachine machine = (ShootdownMachine) state.node(0);
        for (ShootdownDomain domain : machine.domains()) {
            if (domain.waits() > ShootdownDomain.WAITS_MAX && machine.pages() > 1) {
                return Optional.of(domain.operation() + " has waited " + domain.waits() + " times");
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> checkAtRest(SystemState state) {
        ShootdownMachine machine = (ShootdownMachine) state.node(0);
        for (ShootdownDomain domain : machine.domains()) {
            boolean mayBeRefused = machine.pages() == 1;
            if (!domain.hasEnded() || domain.state() == ShootdownDomain.State.REFUSED && !mayBeRefused) {
                return Optional.of(domain.operation() + " of page " + domain.page() + " is " + domain.state());
            }
        }
        for (ShootdownCore core : machine.cores()) {
            if (core.peers().awaitsAnswer()) {
                return Optional.of("the monitor of core " + machine.cores().indexOf(core) + " awaits an answer");
            }
        }
        return Optional.empty();
    }
}
