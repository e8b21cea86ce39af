package org.barreleye.kpi.binding;

import org.barreleye.kpi.state.Copyable;

/**
 * The reply to one call, which is sent once, now or later. The generated subclass has {@code reply}.
 *
 * <p>A reply that the definition does not allow closes the binding, so that no caller waits for ever. A reply on a
 * closed binding is dropped. The object serves one call: completing it a second time throws. Only {@code recycle} gives
 * it back to the binding, for code that allocates nothing.
 */
public abstract class Reply implements Copyable {
    private static final int COMPLETED = 0;

    /** The next completed reply that the binding can use again. */
    Reply next;

    private int token = COMPLETED;
    private boolean isPooled;

    /** Creates a reply that no call is waiting for. */
    protected Reply() {}

    /** Makes this the reply to a call that has arrived. For generated code. */
    public final void begin(int callToken) {
        token = callToken;
        isPooled = false;
    }

    /** Returns whether the call has been answered. */
    public final boolean isCompleted() {
        return token == COMPLETED;
    }

    /** Ends the call without a reply; its token, or 0 if it has been answered. */
    final int abandon() {
        int abandoned = token;
        token = COMPLETED;
        return abandoned;
    }

    /**
     * Marks this object as one that a later call may use. For generated code.
     *
     * @throws IllegalStateException if the call has not been answered, or the object was given back before
     */
    protected final void giveBack() {
        if (token != COMPLETED || isPooled) {
            throw new IllegalStateException(isPooled ? "this reply was given back before"
                    : "a reply is given back after its call has been answered");
        }
        isPooled = true;
    }

    /**
     * Takes the call that is to be answered now.
     *
     * @throws IllegalStateException if it has been answered already
     */
    protected final int complete() {
        if (token == COMPLETED) {
            throw new IllegalStateException("this call has been answered already");
        }
        int answered = token;
        token = COMPLETED;
        return answered;
    }
}
