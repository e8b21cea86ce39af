package org.barreleye.cpudriver.state;

/**
 * The interrupts of devices that a core has handled.
 *
 * @param delivered the messages to endpoints
 * @param pended the interrupts that came while their vector was masked
 * @param spurious the interrupts of vectors that are not connected
 */
public record InterruptCounts(long delivered, long pended, long spurious) {}
