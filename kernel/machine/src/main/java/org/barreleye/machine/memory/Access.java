package org.barreleye.machine.memory;

/** What an access needed of the rest of the machine; the price is the description's business. */
public enum Access {
    /** The line lay in the core's cache. */
    HIT,
    /** It came from memory. */
    FROM_MEMORY,
    /** It came from the cache of another core. */
    FROM_CACHE,
    /** It was taken away from the caches of others. */
    INVALIDATED_OTHERS
}
