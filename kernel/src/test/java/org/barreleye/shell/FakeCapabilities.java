package org.barreleye.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.capability.ObjectIdentity;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.kpi.types.CanonicalAddress;

/**
 * The capabilities of the cores 0 and 4 of the fake system. The monitor of core 0 holds the physical memory and the RAM
 * of which a frame of the shell was made; a copy of the memory is in a message. The monitor of core 4 has a copy of the
 * frame.
 */
final class FakeCapabilities {
    static final CapInfo DISPATCHER = capability(2, ObjectType.DISPATCHER, 0x3000, 4096, 0);
    static final List<CapInfo> FRAME_AND_ANCESTORS = List.of(
            capability(0x103, ObjectType.FRAME, 0x41000, 8192, 0), capability(0, ObjectType.RAM, 0x40000, 0x10000, 1),
            capability(0, ObjectType.PHYSICAL_MEMORY, 0, 1 << 30, 4));
    private static final CapInfo ONLY_FRAME = new CapInfo(7, ObjectType.FRAME.number(), ObjectRights.READ,
            FRAME_AND_ANCESTORS.get(0).base(), 8192, 0, 0, 0);
    private static final long MONITOR_OF_CORE_4 = 4L << 32;

    private FakeCapabilities() {}

    /** A capability in the space of a process. */
    record Held(long process, CapInfo capability) {
        boolean isRelatedTo(CapInfo object) {
            return ObjectIdentity.of(capability).isRelatedTo(ObjectIdentity.of(object));
        }

        private boolean isOn(long core) {
            return process >>> 32 == core;
        }

        private boolean isAtOrAfter(long otherProcess, long address) {
            return process > otherProcess || process == otherProcess && capability.address() >= address;
        }
    }

    /** Returns a capability or an ancestor of it. */
    static Optional<CapInfo> ancestor(long process, long address, long generation) {
        if (process == 0 && address == 3) {
            return generation == 0 ? Optional.of(at(3, FRAME_AND_ANCESTORS.get(2))) : Optional.empty();
        }
        return address == 0x103 && generation < FRAME_AND_ANCESTORS.size()
                ? Optional.of(FRAME_AND_ANCESTORS.get((int) generation)) : Optional.empty();
    }

    /** Returns the next capability of a core. */
    static Optional<Held> next(long process, long from) {
        return all().stream().filter(held -> held.isOn(process >>> 32) && held.isAtOrAfter(process, from)).findFirst();
    }

    private static List<Held> all() {
        List<Held> all = new ArrayList<>();
        all.add(new Held(0, at(3, FRAME_AND_ANCESTORS.get(2))));
        all.add(new Held(0, at(9, FRAME_AND_ANCESTORS.get(1))));
        all.add(new Held(1, DISPATCHER));
        all.add(new Held(1, FRAME_AND_ANCESTORS.get(0)));
        all.add(new Held(1, at(0x105, FRAME_AND_ANCESTORS.get(0))));
        all.add(new Held(MONITOR_OF_CORE_4, ONLY_FRAME));
        return all;
    }

    private static CapInfo at(long address, CapInfo capability) {
        return new CapInfo(address, capability.type(), capability.rights(), capability.base(), capability.bytes(),
                capability.copies(), capability.descendants(), capability.number());
    }

    private static CapInfo capability(long address, ObjectType type, long offset, long bytes, long descendants) {
        return new CapInfo(address, type.number(), ObjectRights.READ | ObjectRights.WRITE,
                new CanonicalAddress(1, offset).packed(), bytes, 1, descendants, 0);
    }
}
