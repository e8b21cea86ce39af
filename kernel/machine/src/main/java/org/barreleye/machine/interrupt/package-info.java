/**
 * Interrupts: the set of vectors that are pending at a core, and the latencies between cores.
 *
 * <p>Must not know: cores, software, devices.
 *
 * <p>Previous stop: {@code memory}. Next stop: {@code device}.
 */
package org.barreleye.machine.interrupt;
