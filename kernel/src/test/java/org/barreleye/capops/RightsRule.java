package org.barreleye.capops;

import java.util.Optional;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.monitor.capops.CapabilityMessage;

/** Looks at capabilities away from home: the remote entry has all of their rights, in slots and in messages. */
final class RightsRule implements Rule {
    @Override
    public String name() {
        return "C5 rights only shrink on the way";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        for (int core : machine.live()) {
            for (CoreState.Foreign record : machine.core(core).foreign()) {
                if (record.lost() || !machine.isKnown(record.home(), core)) {
                    continue;
                }
                int entered = enteredRights(machine, record.home(), core, record.key());
                for (CoreState.Entry entry : machine.core(core).entries()) {
                    // Nothing is made of the copy by which a revoke keeps an object.
                    if (entry.isLocal() && entry.place() != CoreState.Place.ANCHOR && entry.key().equals(record.key())
                            && (entry.capability().rights() & ~entered) != 0) {
                        return Optional.of("core " + core + " has more rights than its home knows: " + entry);
                    }
                }
            }
        }
        for (Machine.Moving moving : machine.moving()) {
            int home = machine.homeOf(moving.key());
            if (moving.from() == home && moving.message() instanceof CapabilityMessage.CapSend
                    && (moving.capability().rights() & ~enteredRights(machine, home, moving.to(), moving.key())) != 0) {
                return Optional.of("more rights are on the way than the home knows: " + moving);
            }
        }
        return Optional.empty();
    }

    private static int enteredRights(Machine machine, int home, int holder, ObjectKey key) {
        for (CoreState.Entry entry : machine.core(home).entries()) {
            if (entry.place() == CoreState.Place.REMOTE && entry.number() == holder && entry.key().equals(key)) {
                return entry.capability().rights();
            }
        }
        return 0;
    }
}
