package org.barreleye.machine.description;

/** The order in which other cores see the stores of a core. */
public enum MemoryModel {
    /** Program order: a store is visible before the next access begins. */
    SEQUENTIAL,
    /** Stores in program order, but later loads do not wait for them: there is a store buffer. */
    TOTAL_STORE_ORDER,
    /** Any order, except across a barrier. */
    WEAK
}
