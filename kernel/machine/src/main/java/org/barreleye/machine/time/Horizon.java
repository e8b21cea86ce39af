package org.barreleye.machine.time;

import org.barreleye.kpi.state.Copyable;

/**
 * The horizon of a machine that is connected with others, as in every conservative parallel simulation (Chandy and
 * Misra, 1979): nothing that they do arrives earlier.
 */
@FunctionalInterface
public interface Horizon extends Copyable {
    /** The latest time at which the machine may act without waiting for the others. Later calls may return more. */
    long time();
}
