package org.barreleye.monitor.memory;

import org.barreleye.generated.user.FrameReference;

/**
 * A frame that its monitor has mapped.
 *
 * @param reference its first capability
 * @param base address of its first byte for the monitor
 * @param block the memory it is made of
 */
public record SharedFrame(FrameReference reference, long base, MemoryBlock block) {}
