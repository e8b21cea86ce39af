package org.barreleye.monitor.membership;

import java.util.List;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.memory.MemoryBlock;
import org.barreleye.monitor.memory.SharedFrame;

/**
 * The rings of a link that the monitor of this core has allocated.
 *
 * @param own the rings of this end
 * @param offered the frame with the rings of the other end: the same, or a frame that only the other core accesses
 * @param capabilities to all frames
 * @param blocks the memory of all frames
 */
public record LinkMemory(SharedFrame own, CapabilityReference offered, List<CapabilityReference> capabilities,
        List<MemoryBlock> blocks) {}
