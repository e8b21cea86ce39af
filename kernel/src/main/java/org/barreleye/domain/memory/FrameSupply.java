package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The frames of memory objects that allocate: blocks, for which a thread waits, and single pages out of a reserve for
 * each NUMA node. A page fault takes its page from the reserve and never waits; a thread fills the reserve again.
 */
final class FrameSupply implements Copyable {
    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final SortedMap<Long, PageReserve> reserves = new TreeMap<>();
    // Absent in a domain without a source of memory.
    private Optional<RamSource> source = Optional.empty();
    // The block for the object that is being mapped, if it was requested before.
    private Optional<FrameBlock> requested = Optional.empty();

    FrameSupply(SystemCalls syscalls, SlotAllocator slots) {
        this.syscalls = syscalls;
        this.slots = slots;
    }

    void setSource(RamSource memory) {
        source = Optional.of(memory);
    }

    /** Makes sure that a page can be taken, if the caller may wait for that. */
    Outcome<Outcome.Unit> prepare(long node) {
        return mayWait() ? refill(node) : Outcome.unit();
    }

    /** Returns whether memory can be waited for now. */
    boolean mayWait() {
        return source.isPresent() && source.get().mayWait();
    }

    /** Requests a block, without waiting; the continuation receives it, or a refusal, once. */
    void request(BlockRequest wanted, Consumer<Outcome<FrameBlock>> continuation) {
        if (source.isEmpty()) {
            continuation.accept(Outcome.refused(KernelError.OUT_OF_MEMORY));
        } else {
            new FrameRequest(syscalls, slots, this, source.get(), wanted, continuation).begin();
        }
    }

    /** Maps an object that allocates a block, which was requested; it is freed if the object does not take it. */
    Outcome<Region> with(FrameBlock block, Supplier<Outcome<Region>> mapping) {
        requested = Optional.of(block);
        Outcome<Region> mapped = mapping.get();
        requested.ifPresent(this::free);
        requested = Optional.empty();
        return mapped;
    }

    /** Allocates a block and makes frames of it. Refused if the caller may not wait and has not requested it. */
    Outcome<FrameBlock> allocate(long bytes, long alignment, long node) {
        if (requested.isPresent() && requested.get().bytes() == bytes) {
            FrameBlock taken = requested.get();
            requested = Optional.empty();
            return Outcome.of(taken);
        }
        return allocateMemory(bytes, alignment, node).flatMap(block -> {
            Outcome<Outcome.Unit> made = Outcome.unit();
            for (long done = 0; done < bytes && made.succeeded(); done += FrameBlock.FRAME_BYTES_MAX) {
                made = addFrame(block, done, Math.min(FrameBlock.FRAME_BYTES_MAX, bytes - done));
            }
            if (!made.succeeded()) {
                free(block);
            }
            return made.map(done -> block);
        });
    }

    /** Allocates a block without frames. */
    Outcome<FrameBlock> allocateMemory(long bytes, long alignment, long node) {
        if (!mayWait()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        Outcome<RamReference> allocated = AddressSpace.retried(() -> source.get().allocate(bytes, alignment, node));
        return allocated.flatMap(memory -> {
            Outcome<RamIdentifyResult> found = memory.identify(syscalls);
            if (!found.succeeded()) {
                source.get().free(memory);
            }
            return found.map(where -> new FrameBlock(memory, where.base(), bytes, new ArrayList<>()));
        });
    }

    private Outcome<Outcome.Unit> addFrame(FrameBlock block, long offset, long bytes) {
        return createFrame(block.memory(), offset, bytes).map(frame -> {
            block.frames().add(frame);
            return Outcome.Unit.UNIT;
        });
    }

    /** Makes a frame of part of the memory of a block. */
    Outcome<FrameReference> createFrame(RamReference memory, long offset, long bytes) {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Unit> made =
                AddressSpace.retried(() -> source.get().createFrame(memory, offset, bytes, slot));
        if (!made.succeeded()) {
            slots.free(slot);
        }
        return made.map(done -> new FrameReference(slot));
    }

    /** Deletes the frames of a block, which are not mapped any more, and frees its memory. */
    void free(FrameBlock block) {
        List<FrameReference> frames = List.copyOf(block.frames());
        block.frames().clear();
        frames.forEach(slots::release);
        source.ifPresent(from -> from.free(block.memory()));
    }

    /** Returns whether slots are left for the mappings that a page fault makes. */
    boolean hasSlots() {
        return !slots.isScarce();
    }

    /** Takes a page from the reserve of a node. Never waits; refused if the reserve is empty. */
    Outcome<FrameReference> takePage(long node) {
        if (source.isEmpty() || !hasSlots()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        return reserveOf(node).take();
    }

    /** Deletes the frame of a page, which is not mapped any more. */
    void freePage(long node, FrameReference page) {
        reserveOf(node).free(page);
    }

    /**
     * Makes sure that a page can be taken; waits for memory and slots.
     *
     * @return refused if there is none, or the caller may not wait
     */
    Outcome<Outcome.Unit> refill(long node) {
        if (!mayWait()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        awaitSlots();
        return hasSlots() ? reserveOf(node).refill() : Outcome.refused(KernelError.OUT_OF_MEMORY);
    }

    /** Waits for slots if they are scarce. */
    void awaitSlots() {
        if (!hasSlots()) {
            // Taking one waits for a further node of slots.
            slots.free(slots.take());
        }
    }

    /** Returns whether a page fault would soon find the reserve of a node empty. */
    boolean isLow(long node) {
        return reserveOf(node).isLow();
    }

    /** Frees what is not used of the reserves. */
    void trim() {
        reserves.values().forEach(PageReserve::trim);
    }

    private PageReserve reserveOf(long node) {
        return reserves.computeIfAbsent(node, number -> new PageReserve(this, slots, number));
    }
}
