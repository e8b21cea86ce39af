package org.barreleye.domain.memory;

import java.util.ArrayList;
import java.util.function.Consumer;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;

/** A request for a block: its memory, and then its frames, one after the other. What is refused once is repeated. */
final class FrameRequest implements Copyable {
    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final FrameSupply supply;
    private final RamSource source;
    private final BlockRequest wanted;
    private final Consumer<Outcome<FrameBlock>> continuation;
    private boolean isRepeated;

    FrameRequest(SystemCalls syscalls, SlotAllocator slots, FrameSupply supply, RamSource source, BlockRequest wanted,
            Consumer<Outcome<FrameBlock>> continuation) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.supply = supply;
        this.source = source;
        this.wanted = wanted;
        this.continuation = continuation;
    }

    void begin() {
        source.request(wanted.bytes(), wanted.alignment(), wanted.node(), new MemoryReply(this));
    }

    private void onMemory(Outcome<RamReference> memory) {
        if (canRepeat(memory.error())) {
            begin();
            return;
        }
        Outcome<FrameBlock> block = memory.flatMap(ram -> {
            Outcome<RamIdentifyResult> found = ram.identify(syscalls);
            if (!found.succeeded()) {
                source.free(ram);
            }
            return found.map(where -> new FrameBlock(ram, where.base(), wanted.bytes(), new ArrayList<>()));
        });
        if (block.succeeded()) {
            isRepeated = false;
            addFrame(block.value());
        } else {
            continuation.accept(block);
        }
    }

    private boolean canRepeat(KernelError error) {
        boolean repeats = error == KernelError.ALLOCATION_REFUSED && !isRepeated;
        isRepeated |= repeats;
        return repeats;
    }

    private void addFrame(FrameBlock block) {
        long offset = block.frames().size() * FrameBlock.FRAME_BYTES_MAX;
        if (offset >= block.bytes()) {
            continuation.accept(Outcome.of(block));
        } else if (!supply.hasSlots()) {
            supply.free(block);
            continuation.accept(Outcome.refused(KernelError.OUT_OF_MEMORY));
        } else {
            CapabilityAddress slot = slots.take();
            source.requestFrame(block.memory(), offset, Math.min(FrameBlock.FRAME_BYTES_MAX, block.bytes() - offset),
                    slot, new FrameReply(this, block, slot));
        }
    }

    private void onFrame(FrameBlock block, CapabilityAddress slot, Outcome<Outcome.Unit> made) {
        if (made.succeeded()) {
            isRepeated = false;
            block.frames().add(new FrameReference(slot));
            addFrame(block);
            return;
        }
        slots.free(slot);
        if (canRepeat(made.error())) {
            addFrame(block);
        } else {
            supply.free(block);
            continuation.accept(Outcome.refused(made.error()));
        }
    }

    /** Receives the memory. */
    private record MemoryReply(FrameRequest request) implements Consumer<Outcome<RamReference>>, Copyable {
        @Override
        public void accept(Outcome<RamReference> memory) {
            request.onMemory(memory);
        }
    }

    /**
     * Receives the outcome for a frame.
     *
     * @param request to which it belongs
     * @param block of which it is a part
     * @param slot its slot
     */
    private record FrameReply(FrameRequest request, FrameBlock block, CapabilityAddress slot)
            implements Consumer<Outcome<Outcome.Unit>>, Copyable {
        @Override
        public void accept(Outcome<Outcome.Unit> made) {
            request.onFrame(block, slot, made);
        }
    }
}
