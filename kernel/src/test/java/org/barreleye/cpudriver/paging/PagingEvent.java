package org.barreleye.cpudriver.paging;

/** The things that have to happen in the runs of the random tester, or its checks would check little. */
enum PagingEvent {
    SPAWN, EXIT, IDENTIFIER_REUSED, MAP, TABLE_MAPPED, UNMAP, PROTECT, REFUSED, DELETE, MOVE, REVOKE, FORK,
    COPY_AT_WRITE, RECLAIMED, PERMITTED_ACCESS, PAGE_FAULT, TABLE_SHARED, REVOKE_ON_ALL_CORES, SHOOTDOWN, LOAN;

    /** Returns whether it can happen on one core. */
    boolean isLocal() {
        return compareTo(TABLE_SHARED) < 0;
    }
}
