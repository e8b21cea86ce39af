package org.barreleye.kpi.binding;

import java.util.List;

/**
 * Where the definitions of two sides part.
 *
 * @param word how it is told to the other side: 0 if it is not known, 1 if it is the interface's name alone, and from 2 on
 *     the place of a message among all, in the order of their numbers
 */
record Disagreement(long word) {
    /** They differ, and nobody knows where. */
    static final Disagreement UNKNOWN = new Disagreement(0);

    /** All messages are the same. */
    static final Disagreement NAMES = new Disagreement(1);

    private static final long FIRST_PLACE = 2;

    /** They differ about the message in a place, counted from 0; only one of them may have such a message. */
    static Disagreement at(int place) {
        return new Disagreement(FIRST_PLACE + place);
    }

    /** What to tell people on the side of {@code agreement}. */
    String sentence(Agreement agreement) {
        List<Agreement.Message> own = agreement.messages();
        String what = "the two sides were compiled from different definitions of '" + agreement.interfaceName() + "'";
        long place = word - FIRST_PLACE;
        if (word == NAMES.word) {
            return what + ": its messages are the same there, its name is not";
        } else if (place < 0 || place > own.size()) {
            return what;
        } else if (place < own.size()) {
            return what + ": the first message that differs is '" + own.get((int) place).name() + "'";
        }
        return what + ": the other side has more messages than the " + own.size() + " that are known here";
    }
}
