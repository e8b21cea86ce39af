package org.barreleye.monitor.translation;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.capops.WireCapability;

/**
 * A part of what a page table maps that several cores share.
 *
 * @param table the page table
 * @param offset the offset of the part in the range that the table maps
 * @param bytes the size of the part
 */
public record SharedRange(WireCapability table, long offset, long bytes) implements Copyable {}
