package org.barreleye.cpudriver;

/**
 * A contiguous region of physical memory.
 *
 * @param base packed canonical address of its first byte
 * @param bytes its length; a multiple of 4096
 */
public record PhysicalRegion(long base, long bytes) {}
