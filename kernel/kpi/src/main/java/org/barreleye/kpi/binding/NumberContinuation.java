package org.barreleye.kpi.binding;

import org.barreleye.kpi.outcome.ErrorCode;

/**
 * The continuation of a call whose reply is a 64-bit number and an error code, in any interface. Calls of
 * such an rpc accept it, and the generated reply objects of such rpcs implement it, so that one interface's reply can
 * be passed on as another's.
 */
public interface NumberContinuation extends Continuation {
    /** Takes the reply. */
    void replied(long value, ErrorCode err);
}
