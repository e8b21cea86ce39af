package org.barreleye.cpudriver.mailbox;

import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** One end of a channel: which lines of its outgoing ring are still to be sent, and where lines that come in are put. */
public final class MailboxChannel implements Copyable {
    /** The lines of a ring: one bit each. */
    public static final int LINES = Long.SIZE;

    /** The bytes of a line. */
    static final int LINE_BYTES = 64;

    /** The bytes of a ring. */
    public static final long RING_BYTES = (long) LINES * LINE_BYTES;

    private final long number;
    private final int farCore;
    private final long outgoing;
    private final long incoming;
    private final EndpointBuffer closing;
    private long pending;
    private boolean finishing;

    /**
     * An end that has nothing to send.
     *
     * @param number the same at both ends
     * @param farCore the number of the other end's core
     * @param outgoing packed canonical address of the ring whose lines are sent
     * @param incoming packed canonical address of the ring in which lines arrive
     * @param closing hears that the other end has finished
     */
    public MailboxChannel(long number, int farCore, long outgoing, long incoming, EndpointBuffer closing) {
        this.number = number;
        this.farCore = farCore;
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.closing = closing;
    }

    private MailboxChannel(MailboxChannel source, Copier copier) {
        copier.enter(source, this);
        number = source.number;
        farCore = source.farCore;
        outgoing = source.outgoing;
        incoming = source.incoming;
        closing = copier.of(source.closing);
        pending = source.pending;
        finishing = source.finishing;
    }

    @Override
    public MailboxChannel copy(Copier copier) {
        return new MailboxChannel(this, copier);
    }

    long number() {
        return number;
    }

    int farCore() {
        return farCore;
    }

    /** A line is to be sent. */
    void want(int line) {
        pending |= 1L << line;
    }

    /** After all lines, the other end is to hear that there are no more. */
    void wantToFinish() {
        finishing = true;
    }

    /** Whether anything is to be sent. */
    boolean wantsToSend() {
        return pending != 0 || finishing;
    }

    /** What is to be sent next, and from now on no more: the number of a line, or {@link #LINES} for the end. */
    int next() {
        if (pending == 0) {
            finishing = false;
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
    void finished() {
        closing.hear(new EndpointBuffer.Ending(~number, 0));
    }
}
