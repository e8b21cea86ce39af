package org.barreleye.service.memory;

/**
 * A block of memory that is allocated to a client.
 *
 * @param region the index of its region
 * @param base the packed canonical address of its first byte
 * @param bytes its length
 * @param client the process whose quota it counts against
 */
record Allocation(int region, long base, long bytes, long client) {
    Allocation forClient(long process) {
        return new Allocation(region, base, bytes, process);
    }
}
