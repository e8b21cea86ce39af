package org.barreleye.kpi.binding;

import java.util.Arrays;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Copier;

/**
 * The calls of one binding that have not been answered yet: ours by token, those of the other side by number.
 *
 * <p>A token is a place in the table (low half, from 1) and the generation of that place (high half), so that the reply to
 * a call that ended long ago is recognised. Token 0 belongs to no call.
 */
final class CallTable {
    /** How many calls may be outstanding; the other side counts too. */
    static final int CALLS_MAX = 1024;

    private static final int GENERATION_SHIFT = 16;
    private static final int PLACE_MASK = 0xffff;

    private Continuation[] continuations = new Continuation[8];
    private int[] responses = new int[8];
    private int[] generations = new int[8];
    private int[] vacant = new int[8];
    private int vacantCount;
    private int places;
    // Calls of the other side that have no answer yet.
    private int unanswered;

    CallTable() {}

    CallTable(CallTable source, Copier copier) {
        continuations = new Continuation[source.continuations.length];
        for (int place = 0; place < source.places; place++) {
            if (source.continuations[place] != null) {
                continuations[place] = copier.ofForeign(source.continuations[place]);
            }
        }
        responses = source.responses.clone();
        generations = source.generations.clone();
        vacant = source.vacant.clone();
        vacantCount = source.vacantCount;
        places = source.places;
        unanswered = source.unanswered;
    }

    boolean isFull() {
        return vacantCount == 0 && places == CALLS_MAX;
    }

    /** Whether no call is outstanding. */
    boolean isEmpty() {
        return vacantCount == places;
    }

    /**
     * Enters a call.
     *
     * @param response the number of the message that will answer it
     * @return its token, or 0 if the table is full
     */
    int open(int response, Continuation continuation) {
        if (isFull()) {
            return 0;
        }
        int place = vacantCount > 0 ? vacant[--vacantCount] : newPlace();
        continuations[place] = continuation;
        responses[place] = response;
        return generations[place] << GENERATION_SHIFT | place + 1;
    }

    /**
     * Ends a call.
     *
     * @return its continuation, or null if no such call is waiting for this response
     */
    Continuation take(int token, int response) {
        int place = (token & PLACE_MASK) - 1;
        if (place < 0 || place >= places || continuations[place] == null || responses[place] != response
                || (generations[place] & PLACE_MASK) != token >>> GENERATION_SHIFT) {
            return null;
        }
        Continuation continuation = continuations[place];
        continuations[place] = null;
        generations[place]++;
        vacant[vacantCount++] = place;
        return continuation;
    }

    /** Ends a call, or refuses the response. */
    Continuation answered(int token, int response, String name) {
        Continuation continuation = take(token, response);
        if (continuation == null) {
            throw Sentences.replyWithoutCall(name);
        }
        return continuation;
    }

    /** Counts a call of the other side, or refuses it. */
    void asked(int token, String name) {
        if (token == 0) {
            throw Sentences.callWithoutToken(name);
        }
        if (unanswered == CALLS_MAX) {
            throw Sentences.tooManyCalls();
        }
        unanswered++;
    }

    /** A call of the other side has its answer. */
    void answeredByUs() {
        unanswered--;
    }

    /**
     * Ends every call, oldest place first, even if a continuation throws: then what the first one threw is thrown at the
     * end. A call that a continuation opens meanwhile is not accepted by a closed binding.
     */
    void failAll(Failure failure) {
        RuntimeException thrown = null;
        for (int place = 0; place < places; place++) {
            Continuation continuation = continuations[place];
            continuations[place] = null;
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

    private int newPlace() {
        if (places == continuations.length) {
            continuations = Arrays.copyOf(continuations, 2 * places);
            responses = Arrays.copyOf(responses, 2 * places);
            generations = Arrays.copyOf(generations, 2 * places);
            vacant = Arrays.copyOf(vacant, 2 * places);
        }
        return places++;
    }
}
