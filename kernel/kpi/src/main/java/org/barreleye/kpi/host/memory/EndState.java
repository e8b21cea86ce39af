package org.barreleye.kpi.host.memory;

/** The state of one end of a connection, as its process has written it. Its ordinal is the number in the file. */
public enum EndState {
    /** The process does not use the file yet. */
    ABSENT,
    /** The process uses the file. */
    OPEN,
    /** The process has ended its use of the file. */
    CLOSED,
    /** The process has given the file back without using it: it has another interface. */
    REFUSED,
    /** The number in the file is that of no state. */
    UNKNOWN;

    /** The state with a number that is not believed. */
    static EndState of(long number) {
        return number == ABSENT.ordinal() ? ABSENT : number == OPEN.ordinal() ? OPEN
                : number == CLOSED.ordinal() ? CLOSED : number == REFUSED.ordinal() ? REFUSED : UNKNOWN;
    }
}
