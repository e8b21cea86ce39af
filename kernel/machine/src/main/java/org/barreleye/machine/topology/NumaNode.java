package org.barreleye.machine.topology;

/**
 * The memory that is local to some cores.
 *
 * @param position its place among the NUMA nodes of the topology, from 0
 * @param osIndex its number for the operating system; -1 if the topology does not say
 * @param gpIndex its number in the topology of hwloc 2; -1 if there is none
 * @param bytes its size; 0 if the topology does not say
 */
record NumaNode(int position, long osIndex, long gpIndex, long bytes) {}
