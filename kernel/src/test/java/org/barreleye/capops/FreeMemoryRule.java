package org.barreleye.capops;

import java.util.Optional;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;

/** Looks at reclaimed memory: nothing covers it on any core or in any message, and all else of a core is covered. */
final class FreeMemoryRule implements Rule {
    @Override
    public String name() {
        return "C6, C10 memory is free once, when nothing covers it";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        for (int owner : machine.live()) {
            for (CoreState.Entry piece : machine.core(owner).entries()) {
                Optional<String> found = piece.place() == CoreState.Place.RECLAIMED
                        ? cover(machine, piece) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
            // What a later step of the kernel reclaims is not lost.
            if (!machine.node(owner).control().deletion().hasWork() && !machine.core(owner).coversItsMemory()) {
                return Optional.of("memory of core " + owner + " is lost: " + machine.core(owner));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> cover(Machine machine, CoreState.Entry piece) {
        for (int core : machine.live()) {
            for (CoreState.Entry entry : machine.core(core).entries()) {
                if (entry != piece && overlaps(entry.capability(), piece)) {
                    return Optional.of(piece + " is free, and core " + core + " has " + entry);
                }
            }
        }
        for (Machine.Moving moving : machine.moving()) {
            if (overlaps(moving.capability(), piece)) {
                return Optional.of(piece + " is free, and " + moving + " is in transit");
            }
        }
        return Optional.empty();
    }

    private static boolean overlaps(Capability capability, CoreState.Entry piece) {
        return Relations.overlaps(capability, piece.capability().rangeStart(), piece.capability().rangeSize());
    }
}
