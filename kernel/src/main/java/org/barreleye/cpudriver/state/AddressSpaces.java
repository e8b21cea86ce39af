package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.translation.Mmu;

/**
 * The address-space identifiers of a core, one for each root of page tables that a dispatcher of this core has used.
 * TLB entries have them, so that a switch of the address space leaves the TLB as it is.
 */
final class AddressSpaces implements Copyable {
    private final SortedMap<Long, Integer> identifiers = new TreeMap<>();
    private final Deque<Integer> freed = new ArrayDeque<>();

    /** The identifier of an address space, if it has one. */
    OptionalInt find(PageTable root) {
        Integer known = identifiers.get(root.base());
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /**
     * The identifier of an address space, which it gets if it has none.
     *
     * @return absent if all are in use
     */
    OptionalInt identify(PageTable root) {
        OptionalInt known = find(root);
        int unused = identifiers.size() + freed.size();
        if (known.isPresent() || freed.isEmpty() && unused == Mmu.ADDRESS_SPACES) {
            return known;
        }
        int identifier = freed.isEmpty() ? unused : freed.remove();
        identifiers.put(root.base(), identifier);
        return OptionalInt.of(identifier);
    }

    /** Frees the identifier of a root that is destroyed. The TLB has no entries with it. */
    void remove(PageTable root) {
        Integer known = identifiers.remove(root.base());
        if (known != null) {
            freed.add(known);
        }
    }
}
