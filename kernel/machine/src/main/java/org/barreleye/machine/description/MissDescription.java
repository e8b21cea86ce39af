package org.barreleye.machine.description;

import org.barreleye.kpi.state.Shared;

/**
 * The misses that a core has on their way at a time: the entries of its miss status holding registers (Kroft 1981),
 * which manuals also call miss address buffers or line fill buffers.
 *
 * @param loads the lines that its polls of several lines fetch at a time, 1 to 64; with 1 each load waits for the one
 *     before
 * @param ownership the lines whose ownership its store buffer requests at a time, 1 to 64; with 1 it requests that of
 *     the next line when it owns the line before. Without meaning for a core without store buffer, and on a weakly
 *     ordered machine, whose store buffer requests the ownership of every line at once
 */
@Shared // never changed
public record MissDescription(int loads, int ownership) {
    /** One miss after the other. */
    public static final MissDescription BLOCKING = new MissDescription(1, 1);

    private static final int MAX = 64;

    /** Checks the ranges. */
    public MissDescription {
        RangeChecks.number("the number of lines that polls fetch at a time", loads, 1, MAX);
        RangeChecks.number("the number of lines whose ownership is requested at a time", ownership, 1, MAX);
    }
}
