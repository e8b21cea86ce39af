package org.barreleye.cpudriver.state;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.state.Copyable;

/** The memory that other cores have lent to this one. No two ranges overlap. */
final class BorrowedMemory implements Copyable {
    private final NavigableMap<ObjectKey, Borrowed> borrowed = new TreeMap<>();

    void add(Capability memory, int lender) {
        borrowed.put(ObjectKey.of(memory), new Borrowed(CapabilitySlot.ofQuestion(memory), lender));
    }

    void remove(Capability memory) {
        borrowed.remove(ObjectKey.of(memory));
    }

    /** Returns whether a core has lent exactly the object of a capability. */
    boolean isFrom(int core, Capability memory) {
        Borrowed found = borrowed.get(ObjectKey.of(memory));
        return found != null && found.lender == core;
    }

    /** Returns whether a core has lent memory that is the object of a capability, or descends from it. */
    boolean isAnyFrom(int core, Capability ancestor) {
        return borrowed.values().stream().filter(memory -> memory.lender == core)
                .map(memory -> memory.question.capability())
                .anyMatch(memory -> Relations.isSameObject(memory, ancestor)
                        || Relations.isDescendant(memory, ancestor));
    }

    /** Returns whether a core has lent any memory. */
    boolean isAnyFrom(int core) {
        return borrowed.values().stream().anyMatch(memory -> memory.lender == core);
    }

    /** The memory around the object of a capability, if it was lent. */
    Optional<Borrowed> around(Capability capability) {
        ObjectKey key = ObjectKey.of(capability);
        return borrowed.isEmpty() ? Optional.empty() : Optional.ofNullable(borrowed.floorEntry(key))
                .filter(around -> around.getKey().equals(key) || around.getKey().contains(key))
                .map(Map.Entry::getValue);
    }

    /** Removes and returns a piece of memory that a core has lent, if there is one. */
    Optional<Capability> pollFrom(int lender) {
        Optional<Capability> found = borrowed.values().stream()
                .filter(memory -> memory.lender == lender)
                .map(memory -> memory.question.capability())
                .findFirst();
        found.ifPresent(this::remove);
        return found;
    }

    /**
     * Memory that another core has lent.
     *
     * @param question to the database about the memory
     * @param lender the other core
     */
    record Borrowed(CapabilitySlot question, int lender) implements Copyable {}
}
