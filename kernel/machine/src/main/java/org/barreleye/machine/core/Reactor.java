package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;

/**
 * Software that runs to completion: given one event, it acts on its core and returns what it waits for next. Its state
 * is explicit and copyable; it has no stack across a wait.
 */
public interface Reactor extends Copyable {
    /**
     * Handles one event. Loads and stores take effect at the instant at which the step begins, all at once. Published
     * lines, interrupts, starts and prints become visible at the core's clock of the moment at which they are issued.
     * The core cannot be interrupted during a step. A step takes at least one cycle, so that time advances with every
     * step.
     *
     * @return what the reactor waits for; replaces its former directive
     */
    CoreDirective step(Core core, CoreEvent event);
}
