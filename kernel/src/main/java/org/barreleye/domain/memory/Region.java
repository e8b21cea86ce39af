package org.barreleye.domain.memory;

import java.util.List;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/** A part of an address space in which something is mapped. */
public final class Region implements Copyable {
    private final long base;
    private final long bytes;
    private final CapabilityAddress frame;
    private final Rights access;
    private final List<PageTables.Mapping> mappings;

    Region(long base, long bytes, CapabilityAddress frame, Rights access, List<PageTables.Mapping> mappings) {
        this.base = base;
        this.bytes = bytes;
        this.frame = frame;
        this.access = access;
        this.mappings = List.copyOf(mappings);
    }

    /** The address of the first byte. */
    public long base() {
        return base;
    }

    /** The size in bytes. */
    public long bytes() {
        return bytes;
    }

    /** The slot of the frame that is mapped. */
    public CapabilityAddress frame() {
        return frame;
    }

    /** The access that is permitted. */
    public Rights access() {
        return access;
    }

    /** Its bytes. */
    public Window window(Memory memory) {
        return new Window(memory, base, bytes);
    }

    /** The mappings in page tables; none on a core without an MMU. */
    List<PageTables.Mapping> mappings() {
        return mappings;
    }
}
