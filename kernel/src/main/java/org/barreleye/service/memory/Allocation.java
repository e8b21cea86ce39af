package org.barreleye.service.memory;

/**
 * Memory that somebody has got.
 *
 * @param region the number of the region that it is part of
 * @param base packed canonical address of its first byte
 * @param bytes how long it is
 */
record Allocation(int region, long base, long bytes) {}
