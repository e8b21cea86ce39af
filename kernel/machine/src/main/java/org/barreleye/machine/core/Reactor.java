package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;

/**
 * Software that runs to completion: given one event, it acts on its core and says what it waits for next. Its state is
 * explicit and copyable; it never has a stack across a wait.
 */
public interface Reactor extends Copyable {
    /**
     * Handles one event. What it loads and stores takes effect at the instant at which the step begins, all at once;
     * what it publishes, sends, starts and prints becomes visible at the core's clock of that moment. The core cannot
     * be interrupted during a step. A step takes at least one cycle, so that no software can make time stand still.
     *
     * @return when to be called again; replaces whatever was said before
     */
    CoreDirective step(Core core, CoreEvent event);
}
