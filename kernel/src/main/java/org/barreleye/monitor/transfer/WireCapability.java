package org.barreleye.monitor.transfer;

/**
 * A capability in a message between two monitors, in the words of the CPU driver that described it.
 *
 * @param connection the connection whose next capability this is, or {@link #NO_CONNECTION}
 * @param present false for the absent capability, which is sent too and keeps its place in the order
 * @param returning whether it goes to a core that had delegated it to the sender
 * @param releases the number of delegations that the sender releases with it
 */
public record WireCapability(long connection, boolean present, long word0, long word1, long word2, long word3,
        boolean returning, long releases) {
    /** The connection of a capability that goes to a monitor itself. */
    public static final long NO_CONNECTION = 0;

    /** The absent capability. */
    public static WireCapability absent(long connection) {
        return new WireCapability(connection, false, 0, 0, 0, 0, false, 0);
    }

    /** A frame that two monitors share and that neither of them counts as delegated. */
    public static WireCapability ofSharedFrame(long connection, long word0, long word1, long word2, long word3) {
        return new WireCapability(connection, true, word0, word1, word2, word3, true, 0);
    }
}
