package org.barreleye.cpudriver.paging;

/** A mistake that is planted to see that it is found. */
enum Canary {
    /** No mistake. */
    NONE(null),
    /** The entries of a mapping that ends stay. */
    ENTRY_NOT_CLEARED(Checker.ENTRIES),
    /** The TLB is flushed before the entry is cleared, and not after it. */
    EARLY_FLUSH(Checker.TRANSLATIONS),
    /** Pages are not invalidated in the TLB. */
    NO_PAGE_FLUSH(Checker.TRANSLATIONS),
    /** The page behind is invalidated instead. */
    WRONG_PAGE_FLUSHED(Checker.TRANSLATIONS),
    /** Address spaces are not invalidated in the TLB, so an identifier is reused with the former translations. */
    NO_SPACE_FLUSH(Checker.TLB),
    /** A switch of the dispatcher leaves the identifier of the address space as it is. */
    SAME_IDENTIFIER(Checker.TRANSLATIONS),
    /** Entries permit writes that the mapping does not permit. */
    RIGHTS_WIDENED(Checker.TRANSLATIONS),
    /** An entry names the page behind the one that is mapped. */
    NEXT_PAGE(Checker.TRANSLATIONS),
    /** One of the cores that share a table does not invalidate its translations. */
    ONE_CORE_FORGOTTEN(Checker.TRANSLATIONS),
    /** A shootdown counts as complete before the other cores have invalidated anything. */
    COMPLETED_TOO_EARLY(Checker.TRANSLATIONS),
    /** Dirty bits are cleared in the table, but not in the TLB. */
    DIRTY_BIT_LOST(Checker.WRITTEN_PAGES),
    /** The copy of a page that was forked keeps the right to write to the page of the original. */
    COPY_KEEPS_WRITE(Checker.CONTENTS),
    /** The frame that replaces a forked page at the first write does not get its contents. */
    COPY_WITHOUT_CONTENTS(Checker.CONTENTS),
    /** Memory becomes a frame with what it held before. */
    FRAME_NOT_CLEARED(Checker.CONTENTS),
    /** The memory of a table becomes free before the entry of the table above is cleared. */
    TABLE_FREED_EARLY(Checker.REUSE),
    /** Retype makes objects of memory that is in use. */
    RETYPED_IN_USE(Checker.MEMORY),
    /** A part of the memory is not reclaimed. */
    MEMORY_LOST(Checker.MEMORY),
    /** One of the cores with copies is not asked in a revoke. */
    ONE_CORE_NOT_REVOKED(Checker.ENDED);

    private final Checker checker;

    Canary(Checker checker) {
        this.checker = checker;
    }

    /** The check that finds it, also if no other check is made. */
    Checker checker() {
        return checker;
    }

    /** The number of cores that it takes. */
    int cores() {
        return this == ONE_CORE_FORGOTTEN || this == COMPLETED_TOO_EARLY || this == ONE_CORE_NOT_REVOKED ? 2 : 1;
    }
}
