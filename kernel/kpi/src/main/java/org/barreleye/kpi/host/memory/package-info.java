/**
 * Memory of the host that holds rings: of this process alone, or of a file that two processes map.
 *
 * <p>{@link org.barreleye.kpi.host.memory.RingFileLayout} says where everything in such a file is, and
 * {@link org.barreleye.kpi.host.memory.ConnectionFile} reads and writes it.
 * {@link org.barreleye.kpi.host.memory.OwnerOnly} refuses files to which others have access. May not know {@code host}
 * and {@code binding}.
 *
 * <p>Previous stop: {@code org.barreleye.kpi.host}. Next stop: {@code org.barreleye.kpi.syscall}.
 */
package org.barreleye.kpi.host.memory;
