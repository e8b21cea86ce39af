package org.barreleye.monitor.plan;

/**
 * Numbers of the mailbox channels of links between monitors. The monitors of both ends know the number of a link; no
 * connection of a program has it, since the {@linkplain CoreScopedId numbers} of those are below 2^48.
 */
public final class LinkNumber {
    private static final long LINK = 1L << 55;
    private static final int INCARNATION_SHIFT = 48;
    private static final int INCARNATIONS = 128;
    private static final int CREATOR_SHIFT = 32;

    private LinkNumber() {}

    /**
     * Returns the number of the link that the monitor of a core creates to that of another. It creates one only, as
     * long as both run; before it is started again, the other has removed that link.
     *
     * @param creator the number of the core whose monitor creates the link
     * @param other the number of the other core
     * @param incarnation how often the other core was started before
     */
    public static long of(int creator, int other, int incarnation) {
        return LINK | (long) (incarnation % INCARNATIONS) << INCARNATION_SHIFT | (long) creator << CREATOR_SHIFT
                | other;
    }
}
