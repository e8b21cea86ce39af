/**
 * The part of interrupt controllers that the CPU drivers serve themselves: the interface of a core to a GIC.
 *
 * <p>Previous stop: {@code cpudriver.dma}. Next stop: {@code cpudriver.state}.
 */
package org.barreleye.cpudriver.interrupt;
