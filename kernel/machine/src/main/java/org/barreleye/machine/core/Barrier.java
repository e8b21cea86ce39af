package org.barreleye.machine.core;

/** What a core makes sure of before it goes on; see {@link Core#barrier}. */
public enum Barrier {
    /** Loads that follow see no line older than those before: invalidations that wait are processed. */
    LOADS,
    /** Stores that follow are seen after those before: the store buffer runs empty. */
    STORES,
    /** Both: nothing that follows is seen before anything that came first. */
    ALL
}
