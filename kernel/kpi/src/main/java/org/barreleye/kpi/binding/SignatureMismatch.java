package org.barreleye.kpi.binding;

import java.util.List;

/**
 * The first message in which the definitions of two sides differ.
 *
 * @param word its number in messages: 0 if it is not known, 1 if it is the interface's name alone, and from 2
 *     on the place of a message among all, in the order of their numbers
 */
record SignatureMismatch(long word) {
    /** They differ at an unknown message. */
    static final SignatureMismatch UNKNOWN = new SignatureMismatch(0);

    /** All messages are the same. */
    static final SignatureMismatch INTERFACE_NAME = new SignatureMismatch(1);

    private static final long FIRST_MESSAGE = 2;

    /** They differ about the message in a place, counted from 0; only one of them may have such a message. */
    static SignatureMismatch at(int index) {
        return new SignatureMismatch(FIRST_MESSAGE + index);
    }

    /** Describes the mismatch for the side of {@code agreement}. */
    String describe(InterfaceSignature signature) {
        List<InterfaceSignature.Message> own = signature.messages();
        String what = "the two sides were compiled from different definitions of '" + signature.interfaceName() + "'";
        long index = word - FIRST_MESSAGE;
        if (word == INTERFACE_NAME.word) {
            return what + ": its messages are the same there, its name is not";
        } else if (index < 0 || index > own.size()) {
            return what;
        } else if (index < own.size()) {
            return what + ": the first message that differs is '" + own.get((int) index).name() + "'";
        }
        return what + ": the other side has more messages than the " + own.size() + " that are known here";
    }
}
