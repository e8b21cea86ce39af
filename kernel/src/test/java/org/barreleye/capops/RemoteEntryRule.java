package org.barreleye.capops;

import java.util.Optional;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.cpudriver.state.CapabilityDirectory.Drop;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.monitor.capops.CapabilityMessage;
import org.barreleye.monitor.capops.RetypeRequest;

/**
 * Looks at remote entries: each counts exactly what its core has received, what is on the way to it, and what it has
 * dropped and the home does not know of.
 */
final class RemoteEntryRule implements Rule {
    @Override
    public String name() {
        return "C8, M7 remote entries count all deliveries";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        for (int home : machine.live()) {
            for (CoreState.Entry entry : machine.core(home).entries()) {
                if (entry.place() == CoreState.Place.REMOTE && machine.isKnown(entry.number(), home)) {
                    int counted = count(machine, home, entry.number(), entry.key());
                    // What a holder deletes for a revoke of the home is not dropped: the home removes its entry then.
                    boolean isRevoked = machine.node(home).control().revocation().isBeingRevoked(entry.capability());
                    if (counted > entry.deliveries() || counted < entry.deliveries() && !isRevoked) {
                        return Optional.of("core " + home + " counts " + entry.deliveries() + " deliveries of " + entry
                                + ", there are " + counted);
                    }
                }
            }
        }
        return missing(machine);
    }

    /** A record or a delivery without a remote entry. */
    private static Optional<String> missing(Machine machine) {
        for (int core : machine.live()) {
            for (CoreState.Foreign record : machine.core(core).foreign()) {
                if (!record.lost() && isInUse(machine.core(core), record) && machine.isKnown(record.home(), core)
                        && !isEntered(machine, record.home(), core, record.key())) {
                    return Optional.of("the home of " + record + " of core " + core + " does not know of it");
                }
            }
            for (CoreState.Borrowed memory : machine.core(core).borrowed()) {
                if (machine.isKnown(memory.lender(), core)
                        && !isEntered(machine, memory.lender(), core, memory.key())) {
                    return Optional.of("the lender of " + memory + " of core " + core + " does not know of it");
                }
            }
        }
        for (Machine.Moving moving : machine.moving()) {
            if (machine.isAlive(moving.from()) && machine.isKnown(moving.to(), moving.from()) && isDelivery(moving)
                    && !isEntered(machine, moving.from(), moving.to(), moving.key())) {
                return Optional.of("the home does not know of " + moving);
            }
        }
        return Optional.empty();
    }

    /** Returns whether there is a capability to an object besides the copies by which revokes keep it. */
    private static boolean isInUse(CoreState core, CoreState.Foreign record) {
        for (CoreState.Entry entry : core.entries()) {
            if (entry.isLocal() && entry.place() != CoreState.Place.ANCHOR && entry.key().equals(record.key())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEntered(Machine machine, int home, int holder, ObjectKey key) {
        for (CoreState.Entry entry : machine.core(home).entries()) {
            if (entry.place() == CoreState.Place.REMOTE && entry.number() == holder && entry.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDelivery(Machine.Moving moving) {
        return moving.message() instanceof CapabilityMessage.CapSend send
                && (send.transfer().mode() == TransferMode.COPY || send.transfer().mode() == TransferMode.LEND);
    }

    private static int count(Machine machine, int home, int holder, ObjectKey key) {
        int counted = machine.isKnown(home, holder) ? atHolder(machine.core(holder), home, key) : 0;
        for (Machine.Moving moving : machine.moving()) {
            boolean isOnTheWay = moving.from() == home && moving.to() == holder && isDelivery(moving);
            boolean isReturned = moving.from() == holder && moving.to() == home
                    && moving.message() instanceof CapabilityMessage.CapSend send
                    && send.transfer().mode() == TransferMode.RETURN;
            counted += (isOnTheWay || isReturned) && moving.key().equals(key) ? 1 : 0;
        }
        for (CapabilityMessage message : machine.messages(holder, home)) {
            counted += message instanceof CapabilityMessage.CapDropped dropped
                    && ObjectKey.of(Words.read(dropped.words())).equals(key) ? dropped.count() : 0;
        }
        for (CapabilityMessage message : machine.messages(home, holder)) {
            counted += message instanceof CapabilityMessage.CapReserved reserved
                    && reserved.error() == KernelError.NONE && isReserved(machine, holder, reserved.request(), key)
                    ? 1 : 0;
        }
        return counted;
    }

    private static int atHolder(CoreState core, int home, ObjectKey key) {
        int counted = core.foreign(key).filter(record -> record.home() == home && !record.lost())
                .map(CoreState.Foreign::received).orElse(0);
        for (CoreState.Borrowed memory : core.borrowed()) {
            counted += memory.lender() == home && memory.key().equals(key) ? 1 : 0;
        }
        for (Drop drop : core.drops()) {
            counted += drop.home() == home && ObjectKey.of(drop.capability()).equals(key) ? drop.count() : 0;
        }
        return counted;
    }

    /** Returns whether a retype that waits for an answer makes an object. */
    private static boolean isReserved(Machine machine, int holder, long request, ObjectKey key) {
        Object pending = MonitorFields.PENDING.in(MonitorFields.RETYPES.in(machine.node(holder).monitor()))
                .get(request);
        if (pending == null) {
            return false;
        }
        RetypeRequest objects = MonitorFields.PENDING_OBJECTS.in(pending);
        Capability source = Words.read(MonitorFields.PENDING_SOURCE.in(pending).words());
        return ObjectKey.of(RetypeRules.make(source, objects.offset(), ObjectType.of((int) objects.type()),
                objects.bytes(), 0)).equals(key);
    }
}
