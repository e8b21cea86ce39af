package org.barreleye.shell;

import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.addressspace.MappedInfo;
import org.barreleye.generated.user.addressspace.WalkInfo;
import org.barreleye.kpi.syscall.EntryFlags;
import org.barreleye.kpi.types.CanonicalAddress;

/**
 * The memory that the processes of the fake system can access. Process 1 has page tables of two levels, in which the
 * frame of slot 1.3 is mapped and a page of another one; a search in them takes two calls. Core 4 has no MMU, and its
 * process 4.7 has mapped the frame of the same bytes. Process 8 has no page tables.
 */
final class FakeAddressSpaces {
    static final long WITHOUT_MMU = 4L << 32 | 7;
    static final long WITHOUT_TABLES = 8;

    private static final long PAGE = 4096;
    private static final long FIRST = 0x1000_0000;
    private static final long SHARED = new CanonicalAddress(1, 0x41000).packed();
    private static final long READ_ONLY = new CanonicalAddress(0, 0x9000).packed();
    private static final int BOTH = ObjectRights.READ | ObjectRights.WRITE;
    private static final long FRAME = ObjectType.FRAME.number();

    private static final List<MappedInfo> TRANSLATED = List.of(
            new MappedInfo(FIRST, 0, 0, 0, 0, 0, false, 0, 0, 0),
            new MappedInfo(FIRST, PAGE, PAGE, SHARED, FRAME, BOTH, true, 1, 1, 0x103),
            new MappedInfo(FIRST + PAGE, PAGE, PAGE, SHARED + PAGE, FRAME, BOTH, true, 1, 0, 0x103),
            new MappedInfo(FIRST + 2 * PAGE, PAGE, PAGE, READ_ONLY, FRAME, ObjectRights.READ, true, 0, 0, 0));
    private static final List<MappedInfo> PHYSICAL = List.of(
            new MappedInfo(SHARED, 2 * PAGE, 0, SHARED, FRAME, BOTH, false, 0, 0, 0x103));

    private FakeAddressSpaces() {}

    private static boolean isOnCore4(long process) {
        return process >>> 32 == 4;
    }

    /** The first memory at or after an address. The first call of a search from 0 only comes as far as the first. */
    static Optional<MappedInfo> next(long process, long from) {
        List<MappedInfo> all = process == 1 ? TRANSLATED : process == WITHOUT_MMU ? PHYSICAL : List.of();
        return all.stream().filter(part -> part.first() + part.bytes() > from).findFirst();
    }

    /** True if the core of a process has an MMU. */
    static boolean hasMmu(long process) {
        return !isOnCore4(process);
    }

    /** A step of the walk of process 1; of the memory, only the first page has both bits, and is in the TLB. */
    static Optional<WalkInfo> step(long process, long address, long depth) {
        int directory = (int) (address >>> 22);
        int index = (int) (address >>> 12) & 0x3ff;
        Optional<MappedInfo> mapped = next(1, Math.max(address, 1)).filter(part -> part.bytes() != 0
                && Long.compareUnsigned(address - part.first(), part.bytes()) < 0);
        if (process != 1 || depth > 1) {
            return Optional.empty();
        }
        boolean hasTable = directory == FIRST >>> 22;
        if (depth == 0) {
            return Optional.of(new WalkInfo(ObjectType.X32LEVEL2.number(), 0x5000, directory,
                    hasTable ? 0x6007 : 0, hasTable ? EntryFlags.TABLE | EntryFlags.READABLE | EntryFlags.WRITABLE : 0,
                    1 << 22, 0x6000, 0x104, 0x105));
        }
        return !hasTable ? Optional.empty() : Optional.of(mapped.map(part -> page(part, index))
                .orElse(new WalkInfo(ObjectType.X32LEVEL1.number(), 0x6000, index, 0, 0, PAGE, 0, 0, 0)));
    }

    private static WalkInfo page(MappedInfo part, int index) {
        int flags = EntryFlags.PAGE | EntryFlags.READABLE | EntryFlags.HAS_USAGE
                | (part.accessed() > 0 ? EntryFlags.ACCESSED | EntryFlags.IN_TLB : 0)
                | (part.written() > 0 ? EntryFlags.DIRTY : 0)
                | ((part.access() & ObjectRights.WRITE) != 0 ? EntryFlags.WRITABLE : 0);
        return new WalkInfo(ObjectType.X32LEVEL1.number(), 0x6000, index, 0x41067, flags, PAGE, part.base(),
                part.source(), part.source() == 0 ? 0 : 0x107);
    }
}
