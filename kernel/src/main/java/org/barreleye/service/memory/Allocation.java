package org.barreleye.service.memory;

/**
 * A block of memory that is allocated to a client.
 *
 * @param region the index of its region
 * @param base the packed canonical address of its first byte
 * @param bytes its length
 * @param client the process whose quota it counts against, or {@link #NO_CLIENT}
 */
record Allocation(int region, long base, long bytes, long client) {
    /** An earlier instance of the service has allocated it: its client is not known, and stays charged. */
    static final long NO_CLIENT = 0;

    Allocation forClient(long process) {
        return new Allocation(region, base, bytes, process);
    }
}
