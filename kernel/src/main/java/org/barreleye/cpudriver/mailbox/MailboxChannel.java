package org.barreleye.cpudriver.mailbox;

import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.kpi.state.Copyable;

/**
 * One end of a mailbox channel: the addresses of its two rings, and the lines of the outgoing ring that are pending.
 */
public final class MailboxChannel implements Copyable {
    /** The number of lines of a ring; one bit each in the set of pending lines. */
    public static final int LINES = Long.SIZE;

    /** The size of a line in bytes. */
    static final int LINE_BYTES = 64;

    /** The size of a ring in bytes. */
    public static final long RING_BYTES = (long) LINES * LINE_BYTES;

    private final long number;
    private final int remoteCore;
    private final long outgoing;
    private final long incoming;
    private final EndpointBuffer closeEndpoint;
    private long pending;
    private boolean closePending;

    /**
     * Creates an end without pending lines.
     *
     * @param number the number of the channel, the same at both ends
     * @param remoteCore the number of the other end's core
     * @param outgoing packed canonical address of the ring whose lines are sent
     * @param incoming packed canonical address of the ring in which lines arrive
     * @param closeEndpoint the endpoint that is notified when the other end has closed
     */
    public MailboxChannel(long number, int remoteCore, long outgoing, long incoming, EndpointBuffer closeEndpoint) {
        this.number = number;
        this.remoteCore = remoteCore;
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.closeEndpoint = closeEndpoint;
    }

    long number() {
        return number;
    }

    int remoteCore() {
        return remoteCore;
    }

    /** Marks a line as pending. */
    void markPending(int line) {
        pending |= 1L << line;
    }

    /** Requests a close notification, which is sent after all pending lines. */
    void requestClose() {
        closePending = true;
    }

    /** Returns whether a line or the close notification is pending. */
    boolean hasPending() {
        return pending != 0 || closePending;
    }

    /** Removes and returns the next pending line, or {@link #LINES} for the close notification. */
    int takeNextLine() {
        if (pending == 0) {
            closePending = false;
            return LINES;
        }
        int line = Long.numberOfTrailingZeros(pending);
        pending &= pending - 1;
        return line;
    }

    long outgoingLine(int line) {
        return outgoing + (long) line * LINE_BYTES;
    }

    long incomingLine(int line) {
        return incoming + (long) line * LINE_BYTES;
    }

    /** Notifies the endpoint that the other end has closed. */
    void onRemoteClosed() {
        closeEndpoint.notifyTermination(new EndpointBuffer.TerminationNotice(~number, 0));
    }
}
