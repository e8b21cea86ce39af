/**
 * The shootdown of TLB entries: the monitor of a core whose page tables other cores share asks these to invalidate
 * translations, before the CPU driver answers that something is unmapped. It may not know the CPU driver or services.
 *
 * <p>Previous stop: {@code monitor.capops}. Next stop: {@code monitor.memory}.
 */
package org.barreleye.monitor.translation;
