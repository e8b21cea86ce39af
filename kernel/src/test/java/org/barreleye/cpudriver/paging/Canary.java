package org.barreleye.cpudriver.paging;

/** A mistake that is planted to see that it is found. */
enum Canary {
    /** No mistake. */
    NONE("nothing"),
    /** The entries of a mapping that ends stay. */
    ENTRY_NOT_CLEARED("entries"),
    /** The TLB is flushed before the entry is cleared, and not after it. */
    EARLY_FLUSH("translations"),
    /** Pages are not invalidated in the TLB. */
    NO_PAGE_FLUSH("translations"),
    /** The page behind is invalidated instead. */
    WRONG_PAGE_FLUSHED("translations"),
    /** Address spaces are not invalidated in the TLB. */
    NO_SPACE_FLUSH("translations"),
    /** Entries permit writes that the mapping does not permit. */
    RIGHTS_WIDENED("translations"),
    /** An entry names the page behind the one that is mapped. */
    NEXT_PAGE("translations"),
    /** One of the cores that share a table does not invalidate its translations. */
    ONE_CORE_FORGOTTEN("translations"),
    /** A shootdown counts as complete before the other cores have invalidated anything. */
    COMPLETED_TOO_EARLY("translations"),
    /** Dirty bits are cleared in the table, but not in the TLB. */
    DIRTY_BIT_LOST("written pages");

    private final String checker;

    Canary(String checker) {
        this.checker = checker;
    }

    /** The state that is compared with the model when the mistake is found. */
    String checker() {
        return checker;
    }
}
