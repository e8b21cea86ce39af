/**
 * The memory that devices reach: the units between devices and memory, whose windows the CPU drivers open and close.
 *
 * <p>Previous stop: {@code cpudriver.mailbox}. Next stop: {@code cpudriver.state}.
 */
package org.barreleye.cpudriver.dma;
