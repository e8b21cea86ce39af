package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.Outcome;

/** One object of each kind, mapped and accessed. */
final class MappedObjects {
    private static final long PAGE = 4096;

    private final Domain domain;
    private final FrameReference frame;
    private final List<Region> regions = new ArrayList<>();

    /** Objects of a domain, one of which is a frame and another one a copy of it. */
    MappedObjects(Domain domain, FrameReference frame) {
        this.domain = domain;
        this.frame = frame;
    }

    void mapAndTouchAll() {
        all().forEach(object -> regions.add(domain.addressSpace().map(object).value()));
        regions.forEach(this::touch);
    }

    /** Fresh objects. */
    List<MemoryObject> all() {
        return List.of(new FrameObject(frame), new AnonymousObject(3 * PAGE),
                new PinnedObject(2 * PAGE, RamSource.ANY_NODE), new LazyObject(4 * PAGE), new CopyOnWriteObject(frame));
    }

    private void touch(Region region) {
        Window window = region.window(domain.syscalls().memory());
        for (long offset = 0; offset < region.bytes(); offset += PAGE) {
            window.getInt(offset);
            window.putInt(offset, 1);
        }
    }

    /** Maps an object and unmaps it; its accesses do not fail. */
    Outcome<Region> tryObject(MemoryObject object) {
        return domain.addressSpace().map(object).map(region -> {
            touch(region);
            domain.addressSpace().unmap(region);
            return region;
        });
    }

    void unmapAll() {
        regions.forEach(domain.addressSpace()::unmap);
        regions.clear();
    }
}
