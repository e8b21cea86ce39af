package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.capability.ObjectIdentity;

/**
 * The copies and descendants of a capability that are in no slot of a domain: those in messages, the nodes of
 * capability spaces, and those that a CPU driver uses. The counts of the CPU drivers include them; the inspection does
 * not show them one by one.
 */
final class UnseenCapabilities {
    private final List<String> cores = new ArrayList<>();
    private long total;

    /**
     * Notes those of one core.
     *
     * @param core the number of the core
     * @param found what a search has found there: all copies and descendants in slots of domains
     */
    void add(long core, List<FoundCapability> found) {
        SortedMap<ObjectIdentity, FoundCapability> byObject = new TreeMap<>(ObjectIdentity.ORDER);
        found.forEach(capability -> byObject.putIfAbsent(capability.object(), capability));
        long unseen = byObject.values().stream()
                .filter(capability -> byObject.keySet().stream().noneMatch(capability.object()::isMadeOf))
                .mapToLong(capability -> 1 + capability.capability().copies() + capability.capability().descendants())
                .sum() - found.size();
        if (unseen > 0) {
            cores.add(Long.toString(core));
            total += unseen;
        }
    }

    /** Returns a sentence about them if there are any. */
    Optional<String> note() {
        return cores.isEmpty() ? Optional.empty()
                : Optional.of(total + " more in no slot of a domain (in messages, nodes of capability spaces, or use by"
                + " the CPU driver): core " + String.join(", ", cores));
    }
}
