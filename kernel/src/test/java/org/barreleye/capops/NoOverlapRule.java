package org.barreleye.capops;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;

/** Looks at the objects of all capabilities in slots and messages: two that overlap are ancestor and descendant. */
final class NoOverlapRule implements Rule {
    @Override
    public String name() {
        return "C4 no byte belongs to two objects";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        List<Capability> all = new ArrayList<>();
        for (int core : machine.live()) {
            for (CoreState.Entry entry : machine.core(core).entries()) {
                Optional<String> found = entry.isLocal() ? add(all, entry.capability()) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        for (Machine.Moving moving : machine.moving()) {
            Optional<String> found = add(all, moving.capability());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> add(List<Capability> all, Capability added) {
        for (Capability other : all) {
            boolean isNested = Relations.isSameObject(added, other) || Relations.isDescendant(added, other)
                    || Relations.isDescendant(other, added);
            if (!isNested && Relations.overlaps(added, other.rangeStart(), other.rangeSize())) {
                return Optional.of(added + " overlaps " + other);
            }
        }
        all.add(added);
        return Optional.empty();
    }
}
