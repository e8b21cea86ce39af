package org.barreleye.domain.memory;

import java.util.function.Consumer;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;

/** A source of memory for frames. */
public interface RamSource extends Copyable {
    /** Any NUMA node. */
    long ANY_NODE = 0xffff_ffffL;

    /**
     * Allocates memory; waits for it.
     *
     * @param bytes a multiple of the size of a page
     * @param alignment a power of two
     * @param node the NUMA node, or {@link #ANY_NODE}
     */
    Outcome<RamReference> allocate(long bytes, long alignment, long node);

    /**
     * Requests memory, without waiting.
     *
     * @param bytes a multiple of the size of a page
     * @param alignment a power of two
     * @param node the NUMA node, or {@link #ANY_NODE}
     * @param continuation receives the memory or a refusal, once
     */
    void request(long bytes, long alignment, long node, Consumer<Outcome<RamReference>> continuation);

    /**
     * Makes a frame of part of the memory, without waiting.
     *
     * @param continuation receives the outcome, once
     */
    void requestFrame(RamReference memory, long offset, long bytes, CapabilityAddress slot,
            Consumer<Outcome<Outcome.Unit>> continuation);

    /**
     * Makes a frame of part of the memory. In a handler of events or faults it does not wait, and is refused if it
     * would have to.
     */
    Outcome<Outcome.Unit> createFrame(RamReference memory, long offset, long bytes, CapabilityAddress slot);

    /** Frees memory of which no frame is left; in a handler of events or faults it is freed later. */
    void free(RamReference memory);

    /** Returns whether the caller may wait: a thread may, a handler of events or faults may not. */
    boolean mayWait();
}
