package org.barreleye.machine.topology;

/**
 * The memory that is local to some cores.
 *
 * @param position its place among the NUMA nodes of the topology, from 0
 * @param osIndex its number for the operating system; -1 if the topology does not say
 * @param gpIndex its number in the topology of hwloc 2; -1 if there is none
 * @param socket the place of the package that it is in or beside the cores of; -1 if it is in no package
 * @param isOfCores whether the topology says that it is local to cores
 * @param bytes its size; 0 if the topology does not say
 */
record NumaNode(int position, long osIndex, long gpIndex, int socket, boolean isOfCores, long bytes) {}
