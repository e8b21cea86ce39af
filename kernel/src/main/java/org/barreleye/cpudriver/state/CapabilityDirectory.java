package org.barreleye.cpudriver.state;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.TransferMode;

/**
 * The directory of capabilities that cross cores. Each object has a home, the one core that decides about it: that to
 * whose memory it belongs, or that to which the memory is lent. As in directory-based cache coherence (Lenoski et al.,
 * "The directory-based cache coherence protocol for the DASH multiprocessor", 1990) the home knows which cores have
 * copies. For each of them the mapping database of the home has a remote entry, so every question to the database is
 * answered for the whole machine.
 *
 * <p>The home counts its deliveries to each core. A core that has deleted its last copy drops all that it has received
 * since the last drop, and the remote entry is removed when everything is dropped that was delivered. A delivery that
 * is still under way therefore keeps the entry.
 */
public final class CapabilityDirectory implements Copyable {
    private static final int FORGOTTEN_AT_ONCE = 16;

    private final KernelControlBlock control;
    // What other cores have of the objects of which this core is the home, by core.
    private final NavigableMap<ObjectKey, SortedMap<Integer, RemoteCopies>> holdings = new TreeMap<>();
    private final ForeignObjects foreign = new ForeignObjects();
    private final BorrowedMemory borrowed = new BorrowedMemory();
    private final PendingDrops drops = new PendingDrops();
    // The revoke that deletes something at present.
    private Optional<Revocation> revocation = Optional.empty();

    CapabilityDirectory(KernelControlBlock control) {
        this.control = control;
    }

    // ---- At the home

    /**
     * Records that another core gets the capability in a slot, if this core is the home, and empties the slot if the
     * capability is moved.
     *
     * @param slot occupied, and not being revoked
     */
    public Delivery deliver(CapabilitySlot slot, int to, boolean move) {
        Capability capability = slot.capability();
        ObjectKey key = ObjectKey.of(capability);
        Optional<Integer> home = homeOf(capability);
        TransferMode mode = TransferMode.COPY;
        if (Relations.size(capability) != 0) {
            if (home.isPresent()) {
                mode = home.get() == to ? TransferMode.TO_HOME : TransferMode.BY_HOME;
            } else if (move && isSole(slot) && borrowed.isFrom(to, capability)) {
                mode = TransferMode.RETURN;
                borrowed.remove(capability);
            } else {
                boolean lend = move && isSole(slot) && capability.type() == ObjectType.RAM && control.owns(capability);
                mode = lend ? TransferMode.LEND : TransferMode.COPY;
                addDelivery(key, capability, to).lent = lend;
            }
        }
        if (move) {
            control.deletion().delete(slot);
        }
        return new Delivery(mode, home);
    }

    private boolean isSole(CapabilitySlot slot) {
        return !control.mappings().hasCopies(slot) && !control.mappings().hasDescendants(slot);
    }

    private RemoteCopies addDelivery(ObjectKey key, Capability capability, int to) {
        RemoteCopies holding = holdings.computeIfAbsent(key, none -> new TreeMap<>())
                .computeIfAbsent(to, none -> new RemoteCopies(control.newRemoteSlot(to)));
        holding.deliveries++;
        int rights = capability.rights();
        if (!holding.entry.isEmpty()) {
            rights |= holding.entry.capability().rights();
            holding.entry.empty(control.mappings());
        }
        control.insert(holding.entry, capability.withRights(rights));
        return holding;
    }

    private Optional<RemoteCopies> holding(Capability capability, int core) {
        SortedMap<Integer, RemoteCopies> byCore = holdings.get(ObjectKey.of(capability));
        return byCore == null ? Optional.empty() : Optional.ofNullable(byCore.get(core));
    }

    /** Returns whether a core has a capability with these rights, and no revoke is going to delete it. */
    private boolean isHeldBy(int core, Capability capability) {
        return holding(capability, core)
                .filter(holding -> (capability.rights() & ~holding.entry.capability().rights()) == 0)
                .isPresent() && !control.revocation().isBeingRevoked(capability);
    }

    /** Records that a core which has a capability gives a copy of it to a third core. */
    public KernelError grant(Capability capability, int from, int to) {
        if (!isHeldBy(from, capability)) {
            return KernelError.REVOKED;
        }
        addDelivery(ObjectKey.of(capability), capability, to);
        return KernelError.NONE;
    }

    /**
     * Records the objects that another core makes of its capability to memory. The record is permanent: it is what the
     * core has of these objects.
     */
    public KernelError reserve(Capability source, int from, long offset, ObjectType type, long bytes, int count) {
        if (!isHeldBy(from, source)) {
            return KernelError.REVOKED;
        }
        KernelError refusal = RetypeRules.check(source, offset, type, bytes, count);
        if (refusal != KernelError.NONE) {
            return refusal;
        }
        CapabilitySlot question = CapabilitySlot.ofQuestion(source);
        if (control.isInUse(question, offset, count * bytes)) {
            return KernelError.REVOKE_FIRST;
        }
        for (int i = 0; i < count; i++) {
            Capability part = RetypeRules.make(source, offset, type, bytes, i);
            addDelivery(ObjectKey.of(part), part, from);
        }
        return KernelError.NONE;
    }

    /**
     * Begins to revoke an object for a core that has a capability to it.
     *
     * @return the number of the revoke
     */
    public Outcome<Long> revokeFor(Capability capability, int from) {
        if (!isHeldBy(from, capability)) {
            return Outcome.refused(KernelError.REVOKED);
        }
        // The core has compared the rights with those of its own capabilities, which may be fewer than it once had.
        CapabilitySlot entry = holding(capability, from).orElseThrow().entry;
        Capability held = entry.capability();
        entry.empty(control.mappings());
        KernelError refusal = control.revocation().checkRevoke(CapabilitySlot.ofQuestion(capability));
        control.insert(entry, held);
        return refusal == KernelError.NONE ? Outcome.of(control.revocation().revokeEverywhere(capability))
                : Outcome.refused(refusal);
    }

    /** A core has dropped deliveries. If these are all, and there is no other capability, the memory is free. */
    public void onDropped(Capability capability, int from, int count) {
        holding(capability, from).ifPresent(holding -> {
            holding.deliveries -= count;
            if (holding.deliveries <= 0) {
                control.deletion().delete(holding.entry);
            }
        });
    }

    /** A remote entry is emptied. */
    void onEntryEmptied(Capability capability, int holder) {
        ObjectKey key = ObjectKey.of(capability);
        SortedMap<Integer, RemoteCopies> byCore = holdings.get(key);
        byCore.remove(holder);
        if (byCore.isEmpty()) {
            holdings.remove(key);
        }
    }

    // ---- At the receiver

    /** Puts a capability that another core has sent into an empty slot. */
    public KernelError accept(CapabilitySlot slot, Capability capability, int from, TransferMode mode) {
        ObjectKey key = ObjectKey.of(capability);
        if (Relations.size(capability) == 0 || mode == TransferMode.UNRECORDED) {
            control.insert(slot, capability);
            return KernelError.NONE;
        }
        boolean isFromHolder = mode == TransferMode.TO_HOME || mode == TransferMode.RETURN;
        boolean isRevoked = isFromHolder ? !isHeldBy(from, capability)
                : control.revocation().isBeingRevoked(capability);
        if (isRevoked) {
            if (mode == TransferMode.RETURN) {
                onReturned(capability, from);
            } else if (!isFromHolder) {
                addDrop(new Drop(capability, from, 1));
            }
            return KernelError.REVOKED;
        }
        control.insert(slot, capability);
        switch (mode) {
            case LEND -> borrowed.add(capability, from);
            case RETURN -> onReturned(capability, from);
            case COPY -> foreign.addDelivery(capability, from);
            default -> {
                // this core is the home, and its database knows the copy
            }
        }
        return KernelError.NONE;
    }

    private void onReturned(Capability memory, int from) {
        holding(memory, from).ifPresent(lent -> control.deletion().delete(lent.entry));
    }

    /** Records objects that the home of their memory has recorded, one delivery for each. */
    public void onReserved(Capability part, int home) {
        foreign.addDelivery(part, home);
    }

    /** Drops an object that the home of its memory has recorded and that was not made. */
    public void onNotMade(Capability part, int home) {
        addDrop(new Drop(part, home, 1));
    }

    /** The other cores that have capabilities to an object of which this core is the home. */
    SortedSet<Integer> holdersOf(Capability object) {
        SortedMap<Integer, RemoteCopies> byCore = holdings.get(ObjectKey.of(object));
        return byCore == null ? new TreeSet<>() : new TreeSet<>(byCore.keySet());
    }

    /** The home of a capability's object, unless this core is. */
    public Optional<Integer> homeOf(Capability capability) {
        return foreign.homeOf(capability);
    }

    /** Returns whether a core has lent memory to this one that is the object of a capability, or descends from it. */
    boolean hasBorrowedFrom(int core, Capability ancestor) {
        return borrowed.isAnyFrom(core, ancestor);
    }

    /**
     * A capability was deleted of which there are copies or remote entries. If this core has lent the memory, and has
     * got copies back, its remote entry stays when it deletes the last of these copies.
     */
    void onCopyDeleted(Capability capability) {
        if (foreign.isEmpty() || holdings.isEmpty()) {
            return;
        }
        ObjectKey key = ObjectKey.of(capability);
        if (foreign.contains(key) && holdings.containsKey(key) && control.mappings()
                .copies(CapabilitySlot.ofQuestion(capability), 2).stream().allMatch(CapabilitySlot::isRemote)) {
            foreign.remove(key, capability).ifPresent(this::addDrop);
        }
    }

    /** The last capability to an object on this core was deleted: its home, or the lender of its memory, is told so. */
    void onLastDeleted(Capability capability) {
        foreign.remove(ObjectKey.of(capability), capability).ifPresent(this::addDrop);
        borrowed.around(capability).filter(memory -> isSole(memory.question())).ifPresent(memory -> {
            borrowed.remove(memory.question().capability());
            addDrop(new Drop(memory.question().capability(), memory.lender(), 1));
        });
    }

    // ---- When another core has failed

    /**
     * Another core has failed: forgets some of what it had, and marks objects of which it was the home. Frames of its
     * memory that are mapped stay so until they are deleted, before it is started again: rings are read until the
     * programs know that they are closed.
     *
     * @return whether that is done; otherwise it is to be called again
     */
    public boolean onCoreFailed(int core) {
        drops.removeAll(core);
        List<CapabilitySlot> entries = holdings.values().stream().map(byCore -> byCore.get(core))
                .filter(holding -> holding != null && !holding.lent).map(holding -> holding.entry)
                .limit(FORGOTTEN_AT_ONCE).toList();
        entries.forEach(control.deletion()::delete);
        boolean areMarked = foreign.markLost(core, FORGOTTEN_AT_ONCE);
        return entries.size() < FORGOTTEN_AT_ONCE && areMarked;
    }

    /**
     * Begins to delete the capabilities to an object of which a core was the home when it failed, on all cores: a
     * capability to memory may be an ancestor of what this core has delivered.
     */
    public Optional<BegunRevoke> deleteLost(int core) {
        return foreign.findLost(core, object -> !control.revocation().isBeingRevoked(object))
                .map(object -> new BegunRevoke(object, control.revocation().revokeEverywhere(object)));
    }

    /** Returns whether nothing is left here of the objects of a core that has failed, and of loans by it and to it. */
    public boolean isReleased(int core) {
        return !foreign.isAnyOf(core)
                && !borrowed.isAnyFrom(core)
                && holdings.values().stream().noneMatch(byCore -> byCore.containsKey(core));
    }

    /**
     * Ends a loan of memory by or to a core that has failed: begins to revoke the memory. What a borrower has
     * delivered of it to other cores only these know.
     */
    public Optional<BegunRevoke> endLoan(int core) {
        return borrowed.pollFrom(core)
                .map(memory -> new BegunRevoke(memory, control.revocation().revokeEverywhere(memory)))
                .or(() -> pollLentTo(core)
                        .map(memory -> new BegunRevoke(memory, control.revocation().revokeLent(memory, core))));
    }

    private Optional<Capability> pollLentTo(int core) {
        Optional<RemoteCopies> lent = holdings.values().stream().map(byCore -> byCore.get(core))
                .filter(holding -> holding != null && holding.lent).findFirst();
        lent.ifPresent(holding -> holding.lent = false);
        return lent.map(holding -> holding.entry.capability());
    }

    /** Returns whether a capability is of no use, because the home of its object has failed. */
    public boolean isLost(Capability capability) {
        return foreign.isLost(capability);
    }

    /** Sets the revoke that deletes from now on, or none. */
    void setRevocation(Optional<Revocation> newRevocation) {
        revocation = newRevocation;
    }

    private void addDrop(Drop drop) {
        if (revocation.filter(cause -> cause.isForgottenBy(drop.home(), drop.capability())).isPresent()) {
            return;
        }
        if (drops.isEmpty()) {
            control.deletion().notifyWatcher();
        }
        drops.add(drop);
    }

    /** The oldest drop for the first home that has one, from a number on. */
    public Optional<Drop> nextDrop(int lowestHome) {
        return drops.next(lowestHome);
    }

    /** Removes the oldest drop for a home. */
    public void removeDrop(int home) {
        drops.remove(home);
    }

    /**
     * The result of a delivery.
     *
     * @param mode the mode of the transfer
     * @param home the home of the object, unless it is this core
     */
    public record Delivery(TransferMode mode, Optional<Integer> home) {}

    /**
     * An object of which nothing is left on this core.
     *
     * @param capability a capability to it
     * @param home the core that has delivered it or lent it
     * @param count the number of deliveries
     */
    public record Drop(Capability capability, int home, int count) {}

    /**
     * A revoke that has begun because a core has failed.
     *
     * @param object a capability to the object that it deletes
     * @param number its number
     */
    public record BegunRevoke(Capability object, long number) {}

    /** The part of another core in an object: its entry in the database, and the deliveries that are not dropped. */
    private static final class RemoteCopies implements Copyable {
        private final CapabilitySlot entry;
        private int deliveries;
        // Whether it is memory that was lent.
        private boolean lent;

        private RemoteCopies(CapabilitySlot entry) {
            this.entry = entry;
        }
    }
}
