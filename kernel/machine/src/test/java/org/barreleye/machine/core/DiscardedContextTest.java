package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.Software.ZERO;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.context.ContextCancelled;
import org.junit.jupiter.api.Test;

class DiscardedContextTest {
    private final List<String> log = new ArrayList<>();

    /** Software that lets a context run until it traps, discards it, and then waits for its timer. */
    private final class Discarding implements Software {
        private Context context;

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                context = core.newContext("program", () -> trapForEver(core));
                return new CoreDirective.Resume(context);
            }
            if (event instanceof CoreEvent.ContextTrapped) {
                context.discard();
                core.setTimer(core.now() + 1_000_000);
                return CoreDirective.HALT;
            }
            log.add("finished " + context.isFinished());
            return CoreDirective.HALT;
        }
    }

    private void trapForEver(Core core) {
        try {
            core.trap();
            log.add("resumed");
        } finally {
            log.add("unwinds");
            actionsThrow(core);
        }
    }

    private void actionsThrow(Core core) {
        for (Runnable action : List.<Runnable>of(() -> core.spend(1), core::now, () -> core.print("alive"))) {
            try {
                action.run();
                log.add("acted");
            } catch (ContextCancelled end) {
                log.add("refused");
            }
        }
    }

    @Test
    void unwinds_before_the_next_step_without_acting_on_the_core() {
        try (Machine machine = Machine.of(Software.plain(), 1)) {
            machine.install(ZERO, Software.rom(new Discarding()));
            machine.powerOn(ZERO, 0);
            machine.run();

            assertThat(log).containsExactly("unwinds", "refused", "refused", "refused", "finished true");
            assertThat(machine.console()).isEmpty();
        }
    }
}
