package org.barreleye.cpudriver.state;

import org.barreleye.kpi.state.Copyable;

/**
 * A revoke on all cores whose work on this core is finished for now.
 *
 * @param number its number
 * @param isDone whether it is complete; otherwise other cores have capabilities to delete
 * @param hasKept whether the capability that it keeps is still there
 */
public record ReadyRevoke(long number, boolean isDone, boolean hasKept) implements Copyable {}
