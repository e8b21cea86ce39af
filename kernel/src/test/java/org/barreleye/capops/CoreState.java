package org.barreleye.capops;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.cpudriver.state.CapabilityDirectory.Drop;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.generated.kernel.Capability;

/**
 * The state of one core as the rules see it: every capability with its place, and the records of kernel and monitor.
 * Slots of the kernel, which have no name, are named by what they are for.
 */
final class CoreState {
    /** The place of a capability. */
    enum Place {
        /** A slot of the domain. */
        DOMAIN,
        /** The slot of the monitor for what it sends. */
        OUTGOING,
        /** A remote entry. */
        REMOTE,
        /** The copy by which a revoke keeps its object. */
        ANCHOR,
        /** A piece of reclaimed memory. */
        RECLAIMED,
        /** A slot of which nothing is known. */
        UNKNOWN
    }

    /**
     * A capability in a slot.
     *
     * @param capability the capability
     * @param place its place
     * @param number the number of the slot in its place, or the core that a remote entry stands for
     * @param deliveries of a remote entry
     */
    record Entry(Capability capability, Place place, int number, int deliveries) {
        ObjectKey key() {
            return ObjectKey.of(capability);
        }

        /** Returns whether it is a capability of this core, and no remote entry. */
        boolean isLocal() {
            return place != Place.REMOTE;
        }

        @Override
        public String toString() {
            return capability + " at " + place + " " + number;
        }
    }

    /** The deliveries of an object that this core has received from its home, which may have failed. */
    record Foreign(ObjectKey key, int home, int received, boolean lost) {}

    /** Memory that was lent to this core. */
    record Borrowed(ObjectKey key, int lender) {}

    private final ExploredCore node;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Foreign> foreign = new ArrayList<>();
    private final List<Borrowed> borrowed = new ArrayList<>();
    private final List<Drop> drops = new ArrayList<>();
    private final List<Object> revocations;

    private CoreState(ExploredCore node) {
        this.node = node;
        KernelControlBlock control = node.control();
        revocations = KernelFields.REVOCATIONS.in(KernelFields.RUNNING_REVOCATIONS.in(control.revocation()));
        SortedMap<ObjectKey, SortedMap<Integer, Object>> holdings = KernelFields.HOLDINGS.in(control.directory());
        SortedMap<Long, CapabilitySlot> pieces = KernelFields.PIECES.in(KernelFields.RECLAIMED.in(control));
        for (CapabilitySlot slot : control.mappings().entries()) {
            entries.add(entry(slot, holdings, pieces));
        }
        Object objects = KernelFields.FOREIGN_OBJECTS.in(control.directory());
        KernelFields.FOREIGN.in(objects).forEach((key, record) -> foreign.add(
                new Foreign(key, KernelFields.FOREIGN_HOME.in(record), KernelFields.FOREIGN_RECEIVED.in(record),
                        KernelFields.FOREIGN_LOST.in(record))));
        KernelFields.BORROWED.in(KernelFields.BORROWED_MEMORY.in(control.directory())).forEach((key, record) ->
                borrowed.add(new Borrowed(key, KernelFields.BORROWED_LENDER.in(record))));
        for (Deque<Drop> queue : KernelFields.DROPS.in(KernelFields.PENDING_DROPS.in(control.directory())).values()) {
            drops.addAll(queue);
        }
    }

    static CoreState of(ExploredCore node) {
        return new CoreState(node);
    }

    private Entry entry(CapabilitySlot slot, SortedMap<ObjectKey, SortedMap<Integer, Object>> holdings,
            SortedMap<Long, CapabilitySlot> pieces) {
        if (slot.isRemote()) {
            SortedMap<Integer, Object> byCore = holdings.get(ObjectKey.of(slot.capability()));
            Object holding = byCore == null ? null : byCore.get(slot.holder());
            boolean isKnown = holding != null && KernelFields.HOLDING_ENTRY.in(holding) == slot;
            return new Entry(slot.capability(), isKnown ? Place.REMOTE : Place.UNKNOWN, slot.holder(),
                    isKnown ? KernelFields.HOLDING_DELIVERIES.in(holding) : 0);
        }
        if (slot.ordinal() < 0) {
            int index = node.space().slots().indexOf(slot);
            return new Entry(slot.capability(), index >= 0 ? Place.DOMAIN : Place.OUTGOING, index, 0);
        }
        for (int i = 0; i < revocations.size(); i++) {
            if (KernelFields.REVOCATION_ANCHOR.in(revocations.get(i)) == slot) {
                return new Entry(slot.capability(), Place.ANCHOR, i, 0);
            }
        }
        return new Entry(slot.capability(), pieces.containsValue(slot) ? Place.RECLAIMED : Place.UNKNOWN, 0, 0);
    }

    /** Returns whether capabilities, remote entries and reclaimed memory cover all memory of this core. */
    boolean coversItsMemory() {
        for (AddressRange range : node.control().ownedMemory()) {
            long covered = range.address();
            for (Entry entry : entries) {
                long begin = entry.capability().rangeStart();
                covered = begin <= covered ? Math.max(covered, begin + entry.capability().rangeSize()) : covered;
            }
            if (covered < range.address() + range.size()) {
                return false;
            }
        }
        return true;
    }

    /** Every capability and remote entry. */
    List<Entry> entries() {
        return entries;
    }

    /** The objects of which another core is the home. */
    List<Foreign> foreign() {
        return foreign;
    }

    /** The record of an object of which another core is the home. */
    Optional<Foreign> foreign(ObjectKey key) {
        for (Foreign record : foreign) {
            if (record.key().equals(key)) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    List<Borrowed> borrowed() {
        return borrowed;
    }

    /** The dropped deliveries of which the home has not been told. */
    List<Drop> drops() {
        return drops;
    }

    List<Object> revocations() {
        return revocations;
    }

    ExploredCore node() {
        return node;
    }

    /** The phase of the core, for the table of messages and phases. */
    String phase() {
        StringBuilder phase = new StringBuilder();
        for (Object revocation : revocations) {
            phase.append(phase.isEmpty() ? "" : "+").append(KernelFields.REVOCATION_PHASE.in(revocation).name());
        }
        if (revocations.isEmpty()) {
            phase.append(node.space().isEnded() ? "ENDED"
                    : !MonitorFields.REQUESTS.in(MonitorFields.REVOKES.in(node.monitor())).isEmpty() ? "ASKING"
                    : !MonitorFields.PENDING.in(MonitorFields.RETYPES.in(node.monitor())).isEmpty() ? "RESERVING"
                    : "IDLE");
        }
        return revocations.size() > 1 ? "SEVERAL REVOKES" : phase.toString();
    }

    // ---- Hash

    void addTo(StateHash hash) {
        addKernelTo(hash);
        new MonitorHash(node).addTo(hash);
        hash.add(node.domain().left()).add(node.space().isEnded()).add(node.domain().revoked())
                .add(node.domain().fault().isPresent()).add(node.domain().hasRevokedWithLoss());
        hash.add(node.release().ordinal());
        node.connections().addTo(hash);
        for (Ending ending : node.domain().endings()) {
            hash.add(-7).add(ending.action().kind().ordinal()).addNode(ending.requester())
                    .add(ending.capability().isPresent()).add(ending.error().ordinal());
        }
        hash.add(node.domain().open().size());
        for (OpenOperation operation : node.domain().open()) {
            hash.add(operation.id()).add(operation.action().kind().ordinal()).add(operation.action().slot())
                    .add(operation.isAsked()).add(operation.isBeforeRejoin());
        }
    }

    private void addKernelTo(StateHash hash) {
        StateSum sum = new StateSum();
        for (Entry entry : entries) {
            int number = entry.place() == Place.REMOTE ? hash.nameOf(entry.number()) : entry.number();
            item(sum, entry.capability()).and(entry.place().ordinal()).and(number).and(entry.deliveries()).end();
        }
        sum.addTo(hash);
        StateSum records = new StateSum();
        for (Foreign record : foreign) {
            records.item(record.key().address()).and(record.key().size()).and(record.key().type())
                    .and(hash.nameOf(record.home())).and(record.received()).and(record.lost() ? 1 : 0).end();
        }
        for (Borrowed memory : borrowed) {
            records.item(-memory.key().address()).and(memory.key().size()).and(hash.nameOf(memory.lender())).end();
        }
        records.addTo(hash);
        hash.add(drops.size());
        for (Drop drop : drops) {
            hash.addNode(drop.home()).add(drop.count()).add(drop.capability().rangeStart())
                    .add(drop.capability().rangeSize()).add(drop.capability().type().ordinal());
        }
        hash.add(revocations.size());
        revocations.forEach(revocation -> addRevocationTo(hash, revocation));
        var finished = KernelFields.FINISHED.in(KernelFields.FINISHED_REVOKES.in(node.control().revocation()));
        hash.add(finished.size());
        finished.forEach(revoke -> hash.add(KernelFields.FINISHED_SLOT.in(revoke).ordinal()));
        hash.add(KernelFields.READY.in(node.control().revocation()).size());
        hash.add(KernelFields.DESTROYED.in(node.control().deletion()).size());
    }

    private static StateSum item(StateSum sum, Capability capability) {
        return sum.item(capability.rangeStart()).and(capability.rangeSize())
                .and(capability.type().ordinal() << Byte.SIZE | capability.rights());
    }

    private void addRevocationTo(StateHash hash, Object revocation) {
        hash.add(KernelFields.REVOCATION_NUMBER.in(revocation));
        hash.add(KernelFields.REVOCATION_EXTENT.in(revocation).ordinal());
        hash.add(KernelFields.REVOCATION_PHASE.in(revocation).ordinal());
        hash.add(KernelFields.REVOCATION_BLOCKED.in(revocation));
        hash.add(KernelFields.REVOCATION_TARGET.in(revocation).map(CapabilitySlot::ordinal).orElse(1L));
        hash.addNode(KernelFields.REVOCATION_KEPT_CORE.in(revocation).orElse(-1));
        long holders = 0;
        for (int holder : KernelFields.REVOCATION_HOLDERS.in(revocation)) {
            holders |= 1L << hash.nameOf(holder);
        }
        hash.add(holders);
        Optional<CapabilitySlot> position = KernelFields.REVOCATION_POSITION.in(revocation);
        if (position.isPresent()) {
            // Where the search goes on depends on the order of the entries, which follows their age.
            int index = node.control().mappings().entries().indexOf(position.get());
            hash.add(index);
            for (Entry entry : entries) {
                hash.add(entry.place().ordinal()).add(entry.number());
            }
        }
    }

    /** A line for reports. */
    @Override
    public String toString() {
        return "core " + node.core() + ": " + entries + ", foreign " + foreign + ", borrowed " + borrowed + ", drops "
                + drops + ", " + revocations.size() + " revokes, " + node.domain().open().size() + " open";
    }
}
