package org.barreleye.machine.description;

import java.util.List;
import java.util.Objects;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;

/**
 * The description of one core.
 *
 * @param id its hardware number; numbers need not be contiguous
 * @param isa the tag of its instruction set, such as {@code x86-64}; software for another tag does not run on it
 * @param wordBits 32 or 64: the widest load or store that is one access
 * @param endianness its byte order
 * @param megahertz its clock, 1 to 10,000
 * @param costs the costs of its actions
 * @param mmu its MMU
 * @param tlb its TLB; without meaning if it has no MMU
 * @param timer its timer
 * @param initialState its state at power-on
 * @param caches its private levels of cache, the smallest first; if there are none, one as large as memory on a
 *     coherent core and no cache on another. A core in no coherence domain uses the first, which holds real bytes
 * @param storeBuffer the number of entries of its store buffer: 0 to 64, and 0 on a core that is
 *     sequential
 * @param misses the misses that it has on their way at a time
 * @param map its address map; if empty, it sees every space
 */
@Shared // never changed
public record CoreDescription(
        CoreId id,
        String isa,
        int wordBits,
        Endianness endianness,
        int megahertz,
        CoreCosts costs,
        MmuKind mmu,
        TlbDescription tlb,
        TimerKind timer,
        InitialState initialState,
        List<Cache> caches,
        int storeBuffer,
        MissDescription misses,
        List<AddressWindow> map) {
    private static final int PICOSECONDS_PER_MICROSECOND = 1_000_000;
    private static final int MAX_STORE_BUFFER = 64;

    /** Checks the ranges, and that the parts fit together. */
    public CoreDescription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(endianness, "endianness");
        Objects.requireNonNull(costs, "costs");
        Objects.requireNonNull(mmu, "mmu");
        Objects.requireNonNull(tlb, "tlb");
        Objects.requireNonNull(timer, "timer");
        Objects.requireNonNull(initialState, "initialState");
        Objects.requireNonNull(misses, "misses");
        caches = List.copyOf(caches);
        map = List.copyOf(map);
        if (isa.isBlank()) {
            throw new IllegalArgumentException(id + " needs an ISA tag, such as 'x86-64'");
        }
        if (wordBits != 32 && wordBits != 64) {
            throw new IllegalArgumentException("the words of " + id + " have 32 or 64 bits, not " + wordBits);
        }
        RangeChecks.number("the clock of " + id + " in MHz", megahertz, 1, 10_000);
        RangeChecks.number("the number of lines in the store buffer of " + id, storeBuffer, 0, MAX_STORE_BUFFER);
        if (!mmu.fits(wordBits)) {
            throw new IllegalArgumentException("the MMU of " + id + " fits its words: x86-64, aarch64 and sv39 are for "
                    + "64 bits, x86-32 and armv7 for 32; its words have " + wordBits);
        }
        requireGrowing(id, costs, caches);
        requireDisjoint(id, map);
    }

    /** Creates the description of a core with a TLB of the usual size, and one miss at a time. */
    public CoreDescription(
            CoreId id, String isa, int wordBits, Endianness endianness, int megahertz, CoreCosts costs, MmuKind mmu,
            TimerKind timer, InitialState initialState, List<Cache> caches, int storeBuffer, List<AddressWindow> map) {
        this(id, isa, wordBits, endianness, megahertz, costs, mmu, TlbDescription.DEFAULT, timer, initialState, caches,
                storeBuffer, MissDescription.BLOCKING, map);
    }

    /** A core with the MMU that fits its words, a timer, one cache as large as memory, and no store buffer. */
    public CoreDescription(
            CoreId id, String isa, int wordBits, Endianness endianness, int megahertz, CoreCosts costs) {
        this(id, isa, wordBits, endianness, megahertz, costs, MmuKind.of(isa, wordBits), TimerKind.ONE_SHOT,
                InitialState.WAITING, List.of(), 0, List.of());
    }

    /** The length of a cycle in whole picoseconds; the error of rounding is at most half a percent. */
    public long cyclePicoseconds() {
        return (PICOSECONDS_PER_MICROSECOND + megahertz / 2) / megahertz;
    }

    private static void requireGrowing(CoreId id, CoreCosts costs, List<Cache> caches) {
        if (!caches.isEmpty() && caches.get(0).latency() != costs.hit()) {
            throw new IllegalArgumentException("a hit of " + id
                    + " is a load from its first cache: both take as long, not "
                    + costs.hit() + " and " + caches.get(0).latency() + " cycles");
        }
        for (int level = 1; level < caches.size(); level++) {
            Cache inner = caches.get(level - 1);
            Cache outer = caches.get(level);
            if (inner.bytes() >= outer.bytes() || inner.latency() >= outer.latency()) {
                throw new IllegalArgumentException("the caches of " + id
                        + " grow larger and slower from the first on; level "
                        + (level + 1) + " does not");
            }
        }
    }

    private static void requireDisjoint(CoreId id, List<AddressWindow> map) {
        for (int one = 0; one < map.size(); one++) {
            for (int other = 0; other < one; other++) {
                if (map.get(one).overlaps(map.get(other))) {
                    throw new IllegalArgumentException("the windows of the address map of " + id + " overlap at "
                            + Math.max(map.get(one).at(), map.get(other).at()));
                }
            }
        }
    }
}
