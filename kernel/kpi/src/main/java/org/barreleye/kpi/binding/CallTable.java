package org.barreleye.kpi.binding;

import java.util.Arrays;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;

/**
 * The calls of one binding that have not been answered yet: ours by token, those of the other side by number.
 *
 * <p>A token is a place in the table (low half, from 1) and the generation of that place (high half), so that the reply
 * to a call that ended long ago is recognised. Token 0 belongs to no call.
 */
final class CallTable implements Copyable {
    /** The largest number of outstanding calls; the other side counts them too. */
    static final int CALLS_MAX = 1024;

    private static final int GENERATION_SHIFT = 16;
    private static final int INDEX_MASK = 0xffff;

    private Continuation[] continuations = new Continuation[8];
    private int[] responses = new int[8];
    private int[] generations = new int[8];
    private int[] vacant = new int[8];
    private int vacantCount;
    private int entryCount;
    // Calls of the other side that have no answer yet.
    private int incomingCalls;

    CallTable() {}

    boolean isFull() {
        return size() >= CALLS_MAX;
    }

    /** The number of outstanding calls; those that wait in the backlog count. */
    int size() {
        return entryCount - vacantCount;
    }

    /** Returns whether no call is outstanding. */
    boolean isEmpty() {
        return size() == 0;
    }

    /**
     * Enters a call, even if the table is full: the caller checks that.
     *
     * @param response the number of the message that will answer it
     * @return its token
     */
    int open(int response, Continuation continuation) {
        int index = vacantCount > 0 ? vacant[--vacantCount] : newEntry();
        continuations[index] = continuation;
        responses[index] = response;
        return generations[index] << GENERATION_SHIFT | index + 1;
    }

    /**
     * Ends a call.
     *
     * @return its continuation, or null if no such call is waiting for this response
     */
    Continuation take(int token, int response) {
        int index = index(token);
        return index < 0 || responses[index] != response ? null : remove(index);
    }

    /**
     * Ends a call without a response.
     *
     * @throws ProtocolViolation if there is no such call
     */
    Continuation fail(int token) {
        int index = index(token);
        if (index < 0) {
            throw FailureMessages.failureWithoutCall();
        }
        return remove(index);
    }

    /** The place of an outstanding call; -1 if there is no such call. */
    private int index(int token) {
        int index = (token & INDEX_MASK) - 1;
        boolean isOutstanding = index >= 0 && index < entryCount && continuations[index] != null
                && (generations[index] & INDEX_MASK) == token >>> GENERATION_SHIFT;
        return isOutstanding ? index : -1;
    }

    private Continuation remove(int index) {
        Continuation continuation = continuations[index];
        continuations[index] = null;
        generations[index]++;
        vacant[vacantCount++] = index;
        return continuation;
    }

    /** Ends a call, or refuses the response. */
    Continuation complete(int token, int response, String name) {
        Continuation continuation = take(token, response);
        if (continuation == null) {
            throw FailureMessages.replyWithoutCall(name);
        }
        return continuation;
    }

    /** Counts a call of the other side, or refuses it. */
    void beginIncomingCall(int token, String name) {
        if (token == 0) {
            throw FailureMessages.callWithoutToken(name);
        }
        if (incomingCalls == CALLS_MAX) {
            throw FailureMessages.tooManyCalls();
        }
        incomingCalls++;
    }

    /** A call of the other side has its answer. */
    void endIncomingCall() {
        incomingCalls--;
    }

    /**
     * Ends every call, oldest place first, even if a continuation throws: then what the first one threw is thrown at
     * the end. A call that a continuation opens meanwhile is not accepted by a closed binding.
     */
    void failAll(Failure failure) {
        RuntimeException thrown = null;
        for (int index = 0; index < entryCount; index++) {
            Continuation continuation = continuations[index];
            continuations[index] = null;
            try {
                if (continuation != null) {
                    continuation.failed(failure);
                }
            } catch (RuntimeException e) {
                thrown = thrown == null ? e : thrown;
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private int newEntry() {
        if (entryCount == continuations.length) {
            continuations = Arrays.copyOf(continuations, 2 * entryCount);
            responses = Arrays.copyOf(responses, 2 * entryCount);
            generations = Arrays.copyOf(generations, 2 * entryCount);
            vacant = Arrays.copyOf(vacant, 2 * entryCount);
        }
        return entryCount++;
    }
}
