package org.barreleye.machine.translation;

import org.barreleye.kpi.state.Shared;

/**
 * The accessed and dirty bits of a format, which the hardware maintains in the entries of pages.
 *
 * <p>In most formats these are two bits of their own. AArch64 codes the dirty state in two others, and 32-bit ARM has
 * neither.
 */
@Shared // without state
public interface UsageBits {
    /** Of a format without such bits. */
    static UsageBits none() {
        return new NoUsageBits();
    }

    /** Returns whether the hardware maintains them. */
    boolean exist();

    /** Returns whether a page was accessed since its bit was cleared. */
    boolean isAccessed(long entry);

    /** Returns whether a page was written to since its bit was cleared. */
    boolean isDirty(long entry);

    /** The entry after an access, as the hardware writes it. */
    long afterAccess(long entry, boolean write);

    /** The entry with both bits cleared. */
    long clear(long entry);
}
