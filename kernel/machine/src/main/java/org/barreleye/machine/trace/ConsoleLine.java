package org.barreleye.machine.trace;

import org.barreleye.kpi.types.CoreId;

/**
 * A line that a core printed.
 *
 * @param time when, in picoseconds
 * @param core which core
 * @param text what, without a line break at its end
 */
public record ConsoleLine(long time, CoreId core, String text) {}
