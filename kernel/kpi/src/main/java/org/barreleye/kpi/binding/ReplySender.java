package org.barreleye.kpi.binding;

import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** The side of a binding that replies use. The generated sub-interface has a method for the reply to each rpc. */
public interface ReplySender extends Copyable {
    /** The objects that this binding uses again. */
    ReplyPool replyPool();

    /** Ends a call of the other side without a reply: its continuation gets a failure of the same kind. */
    void replyFailure(int token, Failure failure);
}
