package org.barreleye.kpi.binding;

import org.barreleye.kpi.outcome.ErrorCode;

/**
 * The continuation of a call whose reply is a structure or a capability and an error code, in any interface. Calls of
 * such an rpc accept it, and the generated reply objects of such rpcs implement it, so that one interface's reply can
 * be passed on as another's.
 *
 * @param <T> the class of the value
 */
public interface ValueContinuation<T> extends Continuation {
    /** Takes the reply. */
    void replied(T value, ErrorCode err);
}
