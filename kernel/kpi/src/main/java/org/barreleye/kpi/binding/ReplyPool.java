package org.barreleye.kpi.binding;

import java.util.Arrays;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;

/**
 * Objects that one binding uses again, so that messages without strings and arrays allocate nothing. For generated
 * code.
 */
public final class ReplyPool implements Copyable {
    private static final int RECENT_ERRORS = 16;

    private final ErrorCode[] recentErrors = new ErrorCode[RECENT_ERRORS];
    private Reply[] replies = {};

    ReplyPool() {}

    /** A completed reply to the same rpc, counted from 0 in the interface; null if there is none. */
    public Reply take(int rpc) {
        if (rpc >= replies.length || replies[rpc] == null) {
            return null;
        }
        Reply reply = replies[rpc];
        replies[rpc] = reply.next;
        reply.next = null;
        return reply;
    }

    /** Takes back a reply that was completed. */
    public void recycle(int rpc, Reply reply) {
        if (rpc >= replies.length) {
            replies = Arrays.copyOf(replies, Math.max(rpc + 1, 2 * replies.length));
        }
        reply.next = replies[rpc];
        replies[rpc] = reply;
    }

    /** The error code with a number; the same object as last time, if it was not long ago. */
    public ErrorCode errorCode(long number) {
        int index = (int) number & RECENT_ERRORS - 1;
        ErrorCode recent = recentErrors[index];
        if (recent == null || recent.number() != number) {
            recent = ErrorCode.numbered(number);
            recentErrors[index] = recent;
        }
        return recent;
    }
}
