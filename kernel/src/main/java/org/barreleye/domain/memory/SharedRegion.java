package org.barreleye.domain.memory;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/** A frame that is mapped in a {@link SharedSpace}. */
public final class SharedRegion implements Copyable {
    private final long base;
    private final long bytes;
    private final CapabilityAddress frame;
    private final Optional<FrameBlock> owned;
    private final List<PageTables.Mapping> mappings;
    private Rights access;

    /** A region; {@code owned} is the memory that is freed with it. */
    SharedRegion(long base, long bytes, CapabilityAddress frame, Optional<FrameBlock> owned, Rights access,
            List<PageTables.Mapping> mappings) {
        this.base = base;
        this.bytes = bytes;
        this.frame = frame;
        this.owned = owned;
        this.access = access;
        this.mappings = List.copyOf(mappings);
    }

    /** The address of the first byte, the same for all dispatchers. */
    public long base() {
        return base;
    }

    /** The size in bytes. */
    public long bytes() {
        return bytes;
    }

    /** The slot of the frame. */
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

    Optional<FrameBlock> owned() {
        return owned;
    }

    List<PageTables.Mapping> mappings() {
        return mappings;
    }

    void setAccess(Rights newAccess) {
        access = newAccess;
    }
}
