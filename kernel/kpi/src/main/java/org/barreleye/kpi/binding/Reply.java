package org.barreleye.kpi.binding;

import org.barreleye.kpi.state.Copyable;

/**
 * The duty to answer one call, once, now or later. The generated subclass has {@code reply}.
 *
 * <p>An answer that the definition does not allow closes the binding, so that no caller waits for ever. An answer on a
 * closed binding goes nowhere. A reply that was completed belongs to the binding again, which uses it for another call:
 * forget it.
 */
public abstract class Reply implements Copyable {
    private static final int COMPLETED = 0;

    /** The next completed reply that the binding can use again. */
    Reply next;

    private int token = COMPLETED;

    /** Creates a reply that no call is waiting for. */
    protected Reply() {}

    /** Makes this the reply to a call that has arrived. For generated code. */
    public final void begin(int callToken) {
        token = callToken;
    }

    /** Whether the call has been answered. */
    public final boolean isCompleted() {
        return token == COMPLETED;
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
