package org.barreleye.cpudriver.paging;

import java.util.Optional;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;

/** No core can use a translation that a finished operation took away. */
final class TranslationRule implements Checker {
    @Override
    public String name() {
        return "translations";
    }

    @Override
    public Optional<String> check(SystemState state) {
        ShootdownMachine machine = (ShootdownMachine) state.node(0);
        for (ShootdownDomain domain : machine.domains()) {
            for (int core = 0; core < ShootdownMachine.CORES; core++) {
                if (domain.state() == ShootdownDomain.State.DONE && machine.isWritable(core, domain.page())) {
                    return Optional.of("core " + core + " can write page " + domain.page() + " after "
                            + domain.operation());
                }
            }
        }
        return Optional.empty();
    }
}
