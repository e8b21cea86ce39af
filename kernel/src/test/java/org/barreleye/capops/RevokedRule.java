package org.barreleye.capops;

import java.util.Optional;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;

/** Looks at all slots, remote entries, records and messages after a revoke has succeeded, until its core goes on. */
final class RevokedRule implements Rule {
    @Override
    public String name() {
        return "C3 after a revoke no copy or descendant exists";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        for (int core : machine.live()) {
            for (long left = machine.node(core).domain().revoked(); left != 0; left &= left - 1) {
                int slot = Long.numberOfTrailingZeros(left);
                int requester = core;
                if (machine.node(core).space().slots().get(slot).isEmpty()) {
                    // A view has ended the revoke, and a message that waited for the view has deleted the capability.
                    continue;
                }
                Capability revoked = machine.node(core).space().slots().get(slot).capability();
                Optional<String> found = remains(machine, core, slot, revoked);
                if (found.isPresent()) {
                    return found.map(remaining ->
                            "core " + requester + " has revoked " + revoked + ", but " + remaining);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> remains(Machine machine, int requester, int slot, Capability revoked) {
        for (int core : machine.live()) {
            for (CoreState.Entry entry : machine.core(core).entries()) {
                boolean isSame = Relations.isSameObject(entry.capability(), revoked);
                boolean isKept = core == requester && entry.place() == CoreState.Place.DOMAIN && entry.number() == slot
                        || isSame && entry.place() == CoreState.Place.REMOTE && (entry.number() == requester
                        || core != machine.homeOf(entry.key()))
                        || entry.place() == CoreState.Place.ANCHOR
                        || entry.place() == CoreState.Place.REMOTE && !machine.isKnown(entry.number(), core);
                if (!isKept && isCovered(entry.capability(), revoked)) {
                    return Optional.of("core " + core + " has " + entry);
                }
            }
        }
        for (Machine.Moving moving : machine.moving()) {
            if (isCovered(moving.capability(), revoked)) {
                return Optional.of(moving + " is in transit");
            }
        }
        return Optional.empty();
    }

    private static boolean isCovered(Capability capability, Capability revoked) {
        return Relations.isSameObject(capability, revoked) || Relations.isDescendant(capability, revoked);
    }
}
