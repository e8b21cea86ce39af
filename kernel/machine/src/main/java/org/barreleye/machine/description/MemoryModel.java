package org.barreleye.machine.description;

/** In which order the others see what a core writes. */
public enum MemoryModel {
    /** In the order of the program: a store is visible before the next access begins. */
    SEQUENTIAL,
    /** Stores in the order of the program, but later loads do not wait for them: there is a store buffer. */
    TOTAL_STORE_ORDER,
    /** In any order, unless a barrier stands between. */
    WEAK
}
