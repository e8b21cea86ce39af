package org.barreleye.cpudriver.paging;

/** The checks of the random tester. The message of a failure begins with the word for its check. */
enum Checker {
    /** An unmap, delete or revoke that has finished leaves nothing of what it takes away. */
    ENDED("ended"),
    /** Each entry of a page table is that of a mapping whose capability exists. */
    ENTRIES("entries"),
    /** Each translation in a TLB is that of a mapping in an address space that exists. */
    TLB("TLB"),
    /** Each access is translated or refused as the mappings say. */
    TRANSLATIONS("translations"),
    /** A word is read as it was written last, and no page table is read or written. */
    CONTENTS("contents"),
    /** The dirty bits name all pages that were written to. */
    WRITTEN_PAGES("written pages"),
    /** All memory is covered by capabilities or reclaimed, and objects do not overlap. */
    MEMORY("memory"),
    /** Memory that becomes something else is named in no page table and no TLB. */
    REUSE("reuse");

    private final String word;

    Checker(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
