package org.barreleye.capops;

/** The kinds of operations that a domain starts. */
enum OperationKind {
    /** Sends a copy to another core. */
    COPY,
    /** Sends the capability to another core. */
    MOVE,
    /** Copies it without the right to write, in its own space. */
    MINT,
    /** Makes a frame, or on odd cores the memory of a channel, of the first page of memory. */
    RETYPE,
    /** Deletes it. */
    DELETE,
    /** Revokes it on all cores. */
    REVOKE,
    /** Ends while it waits for nothing. */
    EXIT,
    /** Ends while it waits for an operation. */
    KILL;

    /** Returns whether the core gets an answer to it, maybe at once. */
    boolean isAnswered() {
        return this == RETYPE || this == REVOKE;
    }

    /** Returns whether the kernel refuses it at once if the home of the object has failed. */
    boolean isRefusedIfLost() {
        return this == COPY || this == MOVE || this == MINT;
    }
}
