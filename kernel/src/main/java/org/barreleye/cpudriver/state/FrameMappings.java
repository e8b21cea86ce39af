package org.barreleye.cpudriver.state;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.MappedRegion;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.kpi.state.Copyable;

/**
 * The dispatchers that have mapped a frame, by the slot through which they did. When a frame is unmapped, a cache that
 * is not coherent is flushed of it: a modified line would otherwise be written later to memory that is used again.
 */
final class FrameMappings implements Copyable {
    private final TranslationHardware hardware;
    private final SortedMap<Long, List<DispatcherControlBlock>> dispatchers = new TreeMap<>();
    private final SortedMap<Long, MappedRegion> written = new TreeMap<>();

    FrameMappings(TranslationHardware hardware) {
        this.hardware = hardware;
    }

    /** Maps the frame in a slot for a dispatcher. */
    void map(DispatcherControlBlock dispatcher, CapabilitySlot slot, MappedRegion region) {
        dispatcher.map(slot, region);
        if (region.isWritable()) {
            written.put(slot.ordinal(), region);
        }
        List<DispatcherControlBlock> mapped = dispatchers.computeIfAbsent(slot.ordinal(), none -> new ArrayList<>(1));
        if (!mapped.contains(dispatcher)) {
            mapped.add(dispatcher);
        }
    }

    /**
     * Unmaps the frame that was mapped through a slot.
     *
     * @return the number of dispatchers for which it was mapped
     */
    int unmap(CapabilitySlot slot) {
        List<DispatcherControlBlock> mapped = dispatchers.remove(slot.ordinal());
        if (mapped == null) {
            return 0;
        }
        mapped.forEach(dispatcher -> dispatcher.unmap(slot));
        MappedRegion region = written.remove(slot.ordinal());
        if (region != null) {
            hardware.flushCache(region.base(), region.bytes());
        }
        return mapped.size();
    }
}
