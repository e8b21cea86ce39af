package org.barreleye.kpi.syscall;

import org.barreleye.kpi.state.Copyable;

/**
 * The upcalls of a dispatcher that runs as a reactor: one event, run to completion. A dispatcher that
 * runs as a context is never copied, a reactor is copied with its machine.
 */
public interface Upcalls extends Copyable {
    /**
     * The dispatcher has the core.
     *
     * @return what it waits for next; {@link Wait#NONE} if it has more to do
     */
    Wait run();
}
