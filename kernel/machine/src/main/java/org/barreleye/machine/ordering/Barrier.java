package org.barreleye.machine.ordering;

/** A memory barrier: which accesses of a core it orders. */
public enum Barrier {
    /** Orders loads: the invalidations that are pending at the core are processed. */
    LOADS,
    /** Orders stores: the store buffer of the core is drained. */
    STORES,
    /** Orders loads and stores: both. */
    ALL
}
