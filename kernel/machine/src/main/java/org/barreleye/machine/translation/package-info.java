/**
 * Address translation: the MMU of a core with its TLB, which walks page tables in memory in the format of the core's
 * instruction set.
 *
 * <p>The TLBs are not coherent with the page tables, nor with each other. Software that changes a table invalidates the
 * entry on every core that may hold it (TLB shootdown, Black et al. 1989).
 *
 * <p>Must not know: cores, kernels, capabilities. Start with {@link org.barreleye.machine.translation.Mmu}.
 *
 * <p>Previous stop: {@code network}. Next stop: {@code context}.
 */
package org.barreleye.machine.translation;
