/**
 * Benchmarks of the modelled machine: accesses by reactors, compared with a reference model; snapshots; switches of
 * contexts.
 *
 * <p>May not know: anything of the machine below the interface that an operating system uses.
 *
 * <p>Previous stop: {@code benchmarks.capability}. Next stop: {@code benchmarks.state}.
 */
package org.barreleye.benchmarks.machine;
