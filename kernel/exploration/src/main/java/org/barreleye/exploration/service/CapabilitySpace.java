package org.barreleye.exploration.service;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/**
 * The capabilities of one node of an explored service, each in a slot of its own. They have types and rights, and no
 * objects. A slot is used once, so that the use of a capability that was moved or released is recognized.
 */
public final class CapabilitySpace implements CapabilityInspector {
    private final int node;
    private final SortedMap<Integer, Entry> entries = new TreeMap<>();
    // What became of the capabilities of slots that are empty again.
    private final SortedMap<Integer, String> removed = new TreeMap<>();
    private final SortedSet<Integer> movedSlots = new TreeSet<>();
    private int lastSlot;
    private int made;

    /**
     * A capability in a slot.
     *
     * @param capability the capability
     * @param source a clause that says where it came from
     */
    record Entry(Capability capability, String source) {
        @Override
        public String toString() {
            return capability + ", " + source;
        }
    }

    CapabilitySpace(int node) {
        this.node = node;
    }

    /** Makes a capability to a new object. */
    public CapabilityReference create(CapabilityIdentity identity) {
        made++;
        return insert(new Capability(node, made, "", identity), "which was made there");
    }

    @Override
    public Optional<CapabilityIdentity> identify(CapabilityReference capability) {
        return Optional.ofNullable(entries.get(capability.address().slot())).map(entry -> entry.capability.identity());
    }

    @Override
    public Optional<CapabilityReference> mintReduced(CapabilityReference capability, Rights allowed) {
        return Optional.ofNullable(entries.get(capability.address().slot())).map(entry -> {
            made++;
            return insert(copyOf(entry.capability, allowed), "which was made there");
        });
    }

    /**
     * Deletes a capability. The absent one, and one that was revoked in transit, need not be deleted.
     *
     * @throws IllegalStateException if it was moved or released before
     */
    @Override
    public void release(CapabilityReference capability) {
        if (capability.isPresent()) {
            Entry entry = entry(capability, "releases");
            remove(capability, entry.capability.name() + ", which was released");
        }
    }

    /**
     * The capability that a transfer takes to another node: itself, or the copy that {@link #onSent} counts.
     *
     * @throws IllegalStateException if it was moved or released before
     */
    Capability toSend(CapabilityReference capability, boolean move) {
        Capability sent = entry(capability, "sends").capability;
        return move ? sent : new Capability(node, made + 1, sent.name(), sent.identity());
    }

    /** Records that {@link #toSend} was sent. */
    void onSent(CapabilityReference capability, boolean move, int to, int message) {
        if (move) {
            Entry entry = entry(capability, "moves");
            movedSlots.add(capability.address().slot());
            remove(capability, entry.capability.name() + ", which was moved to node " + to + " with message "
                    + message);
        } else {
            made++;
        }
    }

    /** Puts a capability into a slot. */
    CapabilityReference insert(Capability capability, String source) {
        lastSlot++;
        entries.put(lastSlot, new Entry(capability, source));
        return CapabilityReference.at(new CapabilityAddress(lastSlot));
    }

    /** Returns whether no slot was ever used. */
    boolean isUnused() {
        return lastSlot == 0;
    }

    /** The capabilities by their slots. */
    SortedMap<Integer, Entry> entries() {
        return Collections.unmodifiableSortedMap(entries);
    }

    /** Describes the capability that was moved out of a slot; empty if none was. */
    Optional<String> movedFrom(int slot) {
        return movedSlots.contains(slot) ? Optional.of(removed.get(slot)) : Optional.empty();
    }

    private Entry entry(CapabilityReference capability, String what) {
        int slot = capability.address().slot();
        Entry entry = entries.get(slot);
        if (entry == null) {
            throw new IllegalStateException("node " + node + " " + what + " "
                    + removed.getOrDefault(slot, "a capability of slot " + slot + ", in which there never was one"));
        }
        return entry;
    }

    private Capability copyOf(Capability capability, Rights allowed) {
        return new Capability(node, made, capability.name(),
                new CapabilityIdentity(capability.identity().type(), capability.identity().rights().and(allowed)));
    }

    private void remove(CapabilityReference capability, String fate) {
        int slot = capability.address().slot();
        entries.remove(slot);
        removed.put(slot, "capability " + fate);
    }
}
