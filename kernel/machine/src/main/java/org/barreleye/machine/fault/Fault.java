package org.barreleye.machine.fault;

import java.util.List;

/**
 * A fault of a machine. Each kind is a record and has a {@linkplain FaultForm form}, by which it is written as a
 * sentence: {@link FaultParser} reads sentences, {@link FaultPrinter} writes them.
 */
public sealed interface Fault permits LostInterrupts, LateInterrupts, RepeatedInterrupts, SpuriousInterrupts,
        FailedTransfers, CoreCrash, SlowCore, ClockSkew, LinkStall, HotPlug, LostFrames, DuplicatedFrames,
        ReorderedFrames, LinkFlap, AllocationBudget {
    /** The form of its sentence. */
    FaultForm form();

    /** The values in the order of the placeholders of the form: numbers ({@link Long}) and names ({@link String}). */
    List<Object> values();

    /** The time at which it happens, in picoseconds; 0 if it is in force from power-on. */
    default long begin() {
        return 0;
    }
}
