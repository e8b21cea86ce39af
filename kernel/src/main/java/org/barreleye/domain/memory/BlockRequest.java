package org.barreleye.domain.memory;

import org.barreleye.kpi.state.Copyable;

/**
 * The block that an object allocates when it is mapped.
 *
 * @param bytes its size
 * @param alignment a power of two
 * @param node the NUMA node, or {@link RamSource#ANY_NODE}
 */
record BlockRequest(long bytes, long alignment, long node) implements Copyable {}
