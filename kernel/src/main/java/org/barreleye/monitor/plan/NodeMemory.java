package org.barreleye.monitor.plan;

/**
 * The memory of a NUMA node in which the kernels, monitors and domains of its own cores live.
 *
 * @param node the number of the node
 * @param base packed canonical address of its first byte
 * @param bytes its length; a multiple of 4096
 */
public record NodeMemory(int node, long base, long bytes) {}
