package org.barreleye.domain.thread;

import java.util.Optional;

/** What a thread waits for. */
interface BlockReason {
    /** For people: what it is. */
    String description();

    /** The one thread that can remove it, if it is known. */
    Optional<UserThread> owner();
}
