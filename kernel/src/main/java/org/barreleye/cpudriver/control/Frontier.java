package org.barreleye.cpudriver.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.Whereabouts;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.types.Copier;

/**
 * Where capabilities leave a core and come to it. The core remembers what others have from it, even when nobody here can reach
 * it any more: its memory stays in use until it has come back.
 */
public final class Frontier {
    private final KernelControlBlock control;
    // What others have and nobody here can reach.
    private final List<CapabilitySlot> places;
    private final Deque<Settlement> settlements;

    Frontier(KernelControlBlock control) {
        this.control = control;
        places = new ArrayList<>();
        settlements = new ArrayDeque<>();
    }

    Frontier(KernelControlBlock control, Frontier source, Copier copier) {
        this.control = control;
        places = copier.of(source.places);
        settlements = new ArrayDeque<>(source.settlements);
    }

    /**
     * Whether a slot may not be emptied without a trace although it is the last with its capability: others have it from here,
     * or something is left that was made of what others answer for.
     */
    boolean keeps(CapabilitySlot last) {
        return last.isElsewhere() || last.isForeign() && control.mappings().hasDescendants(last);
    }

    /** A place for what others have and nobody here can reach any more. */
    CapabilitySlot newPlace(long ordinal) {
        CapabilitySlot place = new CapabilitySlot(ordinal);
        places.add(place);
        return place;
    }

    /** The last slot with a capability is about to be emptied: whoever it had come from can know. */
    void goes(CapabilitySlot last) {
        last.whereabouts().ifPresent(known -> known.creditor().ifPresent(
                core -> settlements.add(new Settlement(last.capability(), core, known.settleAll()))));
    }

    /** The place of what a slot's capability was made of, if nobody here can reach that; asked before the slot is emptied. */
    Optional<CapabilitySlot> placeOfSource(CapabilitySlot slot) {
        return places.isEmpty() ? Optional.empty() : control.mappings().ancestor(slot).filter(places::contains);
    }

    /** Something made of what is in a place has gone: if it was the last, the place need not be kept. */
    void madeOfItGoes(CapabilitySlot place) {
        if (!keeps(place) && places.remove(place)) {
            control.delete(place);
        }
    }

    /** The oldest settlement that nobody has been told of, which is forgotten here; nothing if there is none. */
    public Optional<Settlement> takeSettlement() {
        return Optional.ofNullable(settlements.poll());
    }

    /**
     * Puts a capability into a slot that another core has described; who answers for it follows from where it lies.
     *
     * @param from that core
     * @param home whether this core had handed it over
     * @param settled of how many times nothing is left elsewhere
     */
    public void adopt(CapabilitySlot slot, Capability capability, int from, boolean home, int settled) {
        control.insert(slot, capability);
        if (Relations.size(capability) == 0) {
            return; // stands for nothing that could be taken back
        }
        if (!home) {
            if (!control.answersFor(capability)) {
                whereaboutsOf(slot).arriveFrom(from);
            }
        } else {
            slot.whereabouts().ifPresent(known -> known.settle(settled));
        }
        if (!slot.isElsewhere()) {
            forgetPlacesOf(slot);
        }
    }

    private void forgetPlacesOf(CapabilitySlot slot) {
        for (CapabilitySlot copy : control.mappings().copies(slot)) {
            if (places.remove(copy)) {
                control.delete(copy);
            }
        }
    }

    /**
     * Empties a slot whose capability goes to another core.
     *
     * @return whether it goes back to where it had come from, and what that settles
     */
    public Departure handOver(CapabilitySlot slot, int to) {
        if (Relations.size(slot.capability()) == 0) {
            control.delete(slot);
            return new Departure(false, 0);
        }
        Whereabouts known = whereaboutsOf(slot);
        boolean home = known.isFrom(to);
        boolean all = home && !control.mappings().hasCopies(slot) && !keeps(slot);
        int settled = all ? known.settleAll() : 0;
        if (!home) {
            known.leave();
        }
        control.delete(slot);
        return new Departure(home, settled);
    }

    private Whereabouts whereaboutsOf(CapabilitySlot slot) {
        Whereabouts known = slot.whereabouts().orElseGet(Whereabouts::new);
        if (slot.whereabouts().isEmpty()) {
            slot.know(known);
            control.mappings().copies(slot).forEach(copy -> copy.know(known));
        }
        return known;
    }

    /**
     * How a capability left.
     *
     * @param home whether it went back to the core from which it had come
     * @param settled how many times of handing over that makes good
     */
    public record Departure(boolean home, int settled) {}

    /**
     * What can be told to a core from which a capability had come.
     *
     * @param capability of which nothing is left here
     * @param core the number of that core
     * @param settled how many times of handing over that makes good
     */
    public record Settlement(Capability capability, int core, int settled) {}
}
