package org.barreleye.service.bus;

import org.barreleye.kpi.state.Shared;

/**
 * Addresses on the bus.
 *
 * @param begin the first one
 * @param end the one after the last
 */
@Shared // never changed
record AddressRange(long begin, long end) {
    boolean overlaps(AddressRange other) {
        return begin < other.end && other.begin < end;
    }

    boolean contains(AddressRange other) {
        return begin <= other.begin && other.end <= end;
    }

    /** The next address that registers of a size can have: a multiple of it. */
    static long align(long address, long bytes) {
        return address + bytes - 1 & -bytes;
    }
}
