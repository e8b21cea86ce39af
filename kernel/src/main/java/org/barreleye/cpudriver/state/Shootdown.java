package org.barreleye.cpudriver.state;

import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.kpi.state.Copyable;

/**
 * Translations that other cores have to invalidate.
 *
 * @param number its number
 * @param table a page table of this core that these cores share
 * @param offset the offset of the part concerned in the range that the table maps
 * @param bytes the size of the part
 * @param first the first core
 * @param cores a set: its bit i stands for the core first + i
 */
public record Shootdown(long number, PageTableCapability table, long offset, long bytes, int first, long cores)
        implements Copyable {}
