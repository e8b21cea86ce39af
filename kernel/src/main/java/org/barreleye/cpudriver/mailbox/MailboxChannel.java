package org.barreleye.cpudriver.mailbox;

import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.state.Copyable;

/**
 * One end of a mailbox channel: the addresses of its two rings, and the lines of the outgoing ring that are pending.
 */
public final class MailboxChannel implements Copyable {
    /** The number of a line in the message that closes a channel: larger than that of any line of a ring. */
    static final int CLOSE = QueueSizes.RING_LINES_MAX;

    /** The size of a line in bytes. */
    static final int LINE_BYTES = 64;

    private final long number;
    private final int remoteCore;
    private final long outgoing;
    private final long incoming;
    private final EndpointBuffer closeEndpoint;
    // One bit for each line of the outgoing ring.
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

    /** Removes and returns the next pending line, or {@link #CLOSE} for the close notification. */
    int takeNextLine() {
        if (pending == 0) {
            closePending = false;
            return CLOSE;
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
