package org.barreleye.cpudriver.mailbox;

import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.kpi.state.Copyable;

/**
 * One end of a channel: which lines of its outgoing ring are still to be sent, and where lines that come in are put.
 */
public final class MailboxChannel implements Copyable {
    /** The lines of a ring: one bit each. */
    public static final int LINES = Long.SIZE;

    /** The bytes of a line. */
    static final int LINE_BYTES = 64;

    /** The bytes of a ring. */
    public static final long RING_BYTES = (long) LINES * LINE_BYTES;

    private final long number;
    private final int remoteCore;
    private final long outgoing;
    private final long incoming;
    private final EndpointBuffer closeEndpoint;
    private long pending;
    private boolean closePending;

    /**
     * An end that has nothing to send.
     *
     * @param number the same at both ends
     * @param remoteCore the number of the other end's core
     * @param outgoing packed canonical address of the ring whose lines are sent
     * @param incoming packed canonical address of the ring in which lines arrive
     * @param closeEndpoint hears that the other end has finished
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

    /** A line is to be sent. */
    void markPending(int line) {
        pending |= 1L << line;
    }

    /** After all lines, the other end is to hear that there are no more. */
    void requestClose() {
        closePending = true;
    }

    /** Whether anything is to be sent. */
    boolean hasPending() {
        return pending != 0 || closePending;
    }

    /** What is to be sent next, and from now on no more: the number of a line, or {@link #LINES} for the end. */
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

    /** The other end has finished. */
    void onRemoteClosed() {
        closeEndpoint.notifyTermination(new EndpointBuffer.TerminationNotice(~number, 0));
    }
}
