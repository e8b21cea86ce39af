package org.barreleye.machine.core;

import static org.barreleye.machine.Software.FOUR;
import static org.barreleye.machine.Software.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;

/** Software that runs one context, and resumes it after every event. */
final class OneContext implements Software {
    private final BiConsumer<Core, List<String>> body;
    private final List<String> log;
    private Context context;

    OneContext(List<String> log, BiConsumer<Core, List<String>> body) {
        this.body = body;
        this.log = log;
    }

    @Override
    public CoreDirective step(Core core, CoreEvent event) {
        if (event instanceof CoreEvent.Started) {
            context = core.newContext("program", () -> body.accept(core, log));
            return new CoreDirective.Resume(context);
        }
        log.add(core.now() + " " + event);
        return context.isFinished() ? CoreDirective.HALT : new CoreDirective.Resume(context);
    }

    static Machine plain() {
        return Machine.of(Software.plain(), 1);
    }

    /** Runs a context on core 0 and, if there is any, other software on core 4. */
    static List<String> run(BiConsumer<Core, List<String>> body, Software other) {
        List<String> log = new ArrayList<>();
        try (Machine machine = plain()) {
            machine.install(ZERO, Software.rom(new OneContext(log, body)));
            machine.install(FOUR, Software.rom(other));
            machine.powerOn(ZERO, 0);
            machine.powerOn(FOUR, 0);
            machine.run();
        }
        return log;
    }

    static Software idle() {
        return (core, event) -> CoreDirective.HALT;
    }
}
