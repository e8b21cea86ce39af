package org.barreleye.kpi.outcome;

/**
 * A queued send that passes the bound of its binding's queue: the peer has not read for long, or the sender sends
 * without end.
 */
public final class SendQueueOverflow extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Creates an overflow, described by a sentence that names interface, message and bound. */
    public SendQueueOverflow(String sentence) {
        super(sentence);
    }
}
