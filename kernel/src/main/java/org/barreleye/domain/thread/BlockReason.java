package org.barreleye.domain.thread;

import java.util.Optional;

/** The reason for which a thread is blocked. */
interface BlockReason {
    /** A description for messages. */
    String description();

    /** The thread that can remove it, if exactly one can. */
    Optional<UserThread> owner();
}
