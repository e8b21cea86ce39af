/**
 * The import of a machine from the topology that {@code lstopo --of xml} of hwloc prints (Broquedis et al., "hwloc: a
 * generic framework for managing hardware affinities in HPC applications", 2010), in the formats of hwloc 1 and 2.
 *
 * <p>{@code TopologyReader} reads the objects, {@code MachineLayout} groups the cores into the nodes of a machine, and
 * {@code MachineFileText} writes the machine file; {@code TopologyImport} does all three. What a topology does not say
 * is a guess, and the file marks it. Must not know: how a machine is simulated.
 *
 * <p>Previous stop: {@code description}. Next stop: {@code experiment}.
 */
package org.barreleye.machine.topology;
