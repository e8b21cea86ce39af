/**
 * The memory service: allocates the memory that no monitor keeps for its core, by NUMA node and by range. Start at
 * {@link org.barreleye.service.memory.MemoryService}.
 *
 * <p>May not know: other services.
 *
 * <p>Previous stop: {@code service.process}. Next stop: {@code service.terminal}.
 */
package org.barreleye.service.memory;
