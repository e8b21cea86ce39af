package org.barreleye.cpudriver.state;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.state.Copyable;

/** The objects to which this core has capabilities and of which another core is the home. */
final class ForeignObjects implements Copyable {
    private final SortedMap<ObjectKey, Foreign> foreign = new TreeMap<>();
    // How many of them are of no use, because their home has failed.
    private int lost;

    boolean isEmpty() {
        return foreign.isEmpty();
    }

    boolean contains(ObjectKey key) {
        return foreign.containsKey(key);
    }

    /** Counts a delivery of an object by its home. */
    void addDelivery(Capability object, int home) {
        foreign.computeIfAbsent(ObjectKey.of(object), none -> new Foreign(CapabilitySlot.ofQuestion(object), home))
                .received++;
    }

    /** The home of an object, if it is another core. */
    Optional<Integer> homeOf(Capability object) {
        return foreign.isEmpty() ? Optional.empty()
                : Optional.ofNullable(foreign.get(ObjectKey.of(object))).map(record -> record.home);
    }

    /**
     * Removes an object of which nothing is left here.
     *
     * @return what is to be told to its home, unless it has failed
     */
    Optional<CapabilityDirectory.Drop> remove(ObjectKey key, Capability object) {
        Foreign record = foreign.remove(key);
        if (record == null) {
            return Optional.empty();
        }
        lost -= record.lost ? 1 : 0;
        return record.lost ? Optional.empty()
                : Optional.of(new CapabilityDirectory.Drop(object, record.home, record.received));
    }

    /**
     * Marks objects of which a core was the home that has failed.
     *
     * @return whether all are marked; otherwise it is to be called again
     */
    boolean markLost(int core, int atOnce) {
        List<Foreign> objects = foreign.values().stream()
                .filter(record -> record.home == core && !record.lost)
                .limit(atOnce).toList();
        objects.forEach(record -> record.lost = true);
        lost += objects.size();
        return objects.size() < atOnce;
    }

    /** Returns whether the home of an object has failed. */
    boolean isLost(Capability object) {
        return lost > 0 && Optional.ofNullable(foreign.get(ObjectKey.of(object)))
                .filter(record -> record.lost).isPresent();
    }

    /** An object with a property whose home was a core that has failed. */
    Optional<Capability> findLost(int core, Predicate<Capability> property) {
        return lost == 0 ? Optional.empty() : foreign.values().stream()
                .filter(record -> record.lost && record.home == core)
                .map(record -> record.question.capability())
                .filter(property)
                .findFirst();
    }

    /** Returns whether a core is the home of any object here. */
    boolean isAnyOf(int core) {
        return foreign.values().stream().anyMatch(record -> record.home == core);
    }

    /** An object of which another core is the home, and the deliveries that were received from there. */
    private static final class Foreign implements Copyable {
        private final CapabilitySlot question;
        private final int home;
        private int received;
        // Whether the home has failed.
        private boolean lost;

        private Foreign(CapabilitySlot question, int home) {
            this.question = question;
            this.home = home;
        }
    }
}
