package org.barreleye.machine.trace;

import org.barreleye.kpi.types.CoreId;

/**
 * One thing that happened.
 *
 * @param time in picoseconds
 * @param core where
 * @param kind such as "store", "interrupt", "print"
 * @param text what
 */
public record TraceRecord(long time, CoreId core, String kind, String text) {}
