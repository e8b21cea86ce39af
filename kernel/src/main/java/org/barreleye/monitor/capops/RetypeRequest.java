package org.barreleye.monitor.capops;

/**
 * The objects that a retype makes.
 *
 * @param offset the offset of the first object in the memory
 * @param type the number of their type
 * @param bytes the size of each
 * @param count their number
 */
public record RetypeRequest(long offset, long type, long bytes, long count) {}
