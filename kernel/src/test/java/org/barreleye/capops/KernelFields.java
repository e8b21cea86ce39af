package org.barreleye.capops;

import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.cpudriver.state.CapabilityDeletion;
import org.barreleye.cpudriver.state.CapabilityRevocation;
import org.barreleye.cpudriver.state.CapabilityDirectory;
import org.barreleye.cpudriver.state.KernelControlBlock;

/** The private fields of the CPU driver's state that matter for capabilities. */
final class KernelFields {
    private static final String STATE = "org.barreleye.cpudriver.state.";

    static final PrivateField<SortedMap<ObjectKey, SortedMap<Integer, Object>>> HOLDINGS =
            PrivateField.of(CapabilityDirectory.class, "holdings");
    static final PrivateField<CapabilitySlot> HOLDING_ENTRY =
            PrivateField.of(STATE + "CapabilityDirectory$RemoteCopies", "entry");
    static final PrivateField<Integer> HOLDING_DELIVERIES =
            PrivateField.of(STATE + "CapabilityDirectory$RemoteCopies", "deliveries");
    static final PrivateField<Object> FOREIGN_OBJECTS = PrivateField.of(CapabilityDirectory.class, "foreign");
    static final PrivateField<SortedMap<ObjectKey, Object>> FOREIGN =
            PrivateField.of(STATE + "ForeignObjects", "foreign");
    static final PrivateField<Integer> FOREIGN_HOME = PrivateField.of(STATE + "ForeignObjects$Foreign", "home");
    static final PrivateField<Integer> FOREIGN_RECEIVED =
            PrivateField.of(STATE + "ForeignObjects$Foreign", "received");
    static final PrivateField<Boolean> FOREIGN_LOST = PrivateField.of(STATE + "ForeignObjects$Foreign", "lost");
    static final PrivateField<Object> BORROWED_MEMORY = PrivateField.of(CapabilityDirectory.class, "borrowed");
    static final PrivateField<SortedMap<ObjectKey, Object>> BORROWED =
            PrivateField.of(STATE + "BorrowedMemory", "borrowed");
    static final PrivateField<Integer> BORROWED_LENDER =
            PrivateField.of(STATE + "BorrowedMemory$Borrowed", "lender");
    static final PrivateField<Object> PENDING_DROPS = PrivateField.of(CapabilityDirectory.class, "drops");
    static final PrivateField<SortedMap<Integer, Deque<CapabilityDirectory.Drop>>> DROPS =
            PrivateField.of(STATE + "PendingDrops", "drops");

    static final PrivateField<Object> RUNNING_REVOCATIONS = PrivateField.of(CapabilityRevocation.class, "revocations");
    static final PrivateField<List<Object>> REVOCATIONS = PrivateField.of(STATE + "Revocations", "revocations");
    static final PrivateField<Object> FINISHED_REVOKES = PrivateField.of(CapabilityRevocation.class, "finished");
    static final PrivateField<Collection<Object>> FINISHED = PrivateField.of(STATE + "FinishedRevokes", "finished");
    static final PrivateField<CapabilitySlot> FINISHED_SLOT =
            PrivateField.of(STATE + "FinishedRevokes$Finished", "kept");
    static final PrivateField<Collection<Object>> READY = PrivateField.of(CapabilityRevocation.class, "ready");
    static final PrivateField<SortedMap<Long, Object>> DESTROYED =
            PrivateField.of(CapabilityDeletion.class, "destroyed");
    static final PrivateField<Long> REVOCATION_NUMBER = PrivateField.of(STATE + "Revocation", "number");
    static final PrivateField<Enum<?>> REVOCATION_EXTENT = PrivateField.of(STATE + "Revocation", "extent");
    static final PrivateField<CapabilitySlot> REVOCATION_ANCHOR = PrivateField.of(STATE + "Revocation", "anchor");
    static final PrivateField<Optional<CapabilitySlot>> REVOCATION_TARGET =
            PrivateField.of(STATE + "Revocation", "target");
    static final PrivateField<Enum<?>> REVOCATION_PHASE = PrivateField.of(STATE + "Revocation", "phase");
    static final PrivateField<NavigableSet<Integer>> REVOCATION_HOLDERS =
            PrivateField.of(STATE + "Revocation", "holders");
    static final PrivateField<Optional<Integer>> REVOCATION_KEPT_CORE =
            PrivateField.of(STATE + "Revocation", "keptCore");
    static final PrivateField<Optional<CapabilitySlot>> REVOCATION_POSITION =
            PrivateField.of(STATE + "Revocation", "position");
    static final PrivateField<Boolean> REVOCATION_BLOCKED = PrivateField.of(STATE + "Revocation", "blocked");

    static final PrivateField<Object> RECLAIMED = PrivateField.of(KernelControlBlock.class, "reclaimed");
    static final PrivateField<SortedMap<Long, CapabilitySlot>> PIECES =
            PrivateField.of(STATE + "ReclaimedMemory", "pieces");

    private KernelFields() {}
}
