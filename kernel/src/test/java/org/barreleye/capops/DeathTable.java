package org.barreleye.capops;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.outcome.KernelError;

/**
 * The outcomes of operations of which a core has died, by the role of that core. It looks at explorations in which all
 * operations are of one kind.
 */
final class DeathTable implements Checker {
    private final SortedMap<String, SortedSet<String>> outcomes = new TreeMap<>();

    @Override
    public String name() {
        return "the table of deaths";
    }

    /** The outcomes that were reached, by kind and role. */
    SortedMap<String, SortedSet<String>> outcomes() {
        return outcomes;
    }

    @Override
    public Optional<String> check(SystemState state) {
        Machine machine = new Machine(state);
        if (machine.live().size() < machine.size()) {
            int dead = 0;
            while (machine.isAlive(dead)) {
                dead++;
            }
            for (int core : machine.live()) {
                for (Ending ending : machine.node(core).domain().endings()) {
                    add(machine, dead, core, ending);
                }
            }
            addRequester(machine, dead);
        }
        return Optional.empty();
    }

    private void add(Machine machine, int dead, int core, Ending ending) {
        String outcome = ending.error() == KernelError.NONE ? "done"
                : ending.error() == KernelError.REVOKED ? "poisoned" : "refused with " + ending.error();
        for (String role : roles(machine, dead, core, ending)) {
            put(ending.action().kind(), role, outcome);
        }
    }

    private void put(OperationKind kind, String role, String outcome) {
        outcomes.computeIfAbsent(kind + " | " + role, none -> new TreeSet<>()).add(outcome);
    }

    private static SortedSet<String> roles(Machine machine, int dead, int core, Ending ending) {
        SortedSet<String> roles = new TreeSet<>();
        if (ending.requester() == dead) {
            roles.add("requester");
            return roles;
        }
        if (ending.capability().isEmpty()) {
            // Its home has died, or has revoked it.
            roles.add("home");
            return roles;
        }
        Capability capability = ending.capability().get();
        CoreState before = machine.core(dead);
        ObjectKey key = ObjectKey.of(capability);
        boolean hasBorrowed = before.borrowed().stream()
                .anyMatch(memory -> memory.key().equals(key) || memory.key().contains(key));
        boolean isHome = ending.error() == KernelError.HOME_FAILED
                || machine.core(core).foreign(key).filter(record -> record.home() == dead).isPresent();
        if (hasBorrowed) {
            roles.add("borrower");
        }
        if (isHome) {
            roles.add("home");
        } else if (machine.node(dead).owns(key)) {
            roles.add("lender");
        }
        if (ending.action().target() == dead) {
            roles.add("receiver");
        }
        if (!isHome && before.entries().stream().anyMatch(entry -> entry.isLocal() && isRelated(entry, capability))) {
            roles.add("holder");
        }
        return roles;
    }

    private static boolean isRelated(CoreState.Entry entry, Capability capability) {
        return Relations.isSameObject(entry.capability(), capability)
                || Relations.isDescendant(entry.capability(), capability);
    }

    /** Adds the operation that a dead core had asked for when it died: a revoke once all other cores are at rest. */
    private void addRequester(Machine machine, int dead) {
        if (machine.node(dead).domain().open().stream()
                .anyMatch(open -> open.action().kind() == OperationKind.RETYPE)) {
            // No objects are made, and what is recorded of them is removed.
            put(OperationKind.RETYPE, "requester", "undone");
        }
        if (!machine.isSilent()) {
            return;
        }
        for (OpenOperation operation : machine.node(dead).domain().open()) {
            boolean isLeft = machine.live().stream().flatMap(core -> machine.core(core).entries().stream())
                    .anyMatch(entry -> entry.place() == CoreState.Place.DOMAIN
                            && isRelated(entry, operation.capability()));
            if (operation.action().kind() == OperationKind.REVOKE) {
                put(OperationKind.REVOKE, "requester", isLeft ? "undone" : "done");
            }
        }
    }

    /** A row for each kind and role. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(
                "| operation | role of the core that dies | outcomes |\n|---|---|---|\n");
        outcomes.forEach((cell, reachedOutcomes) -> table.append("| ").append(cell).append(" | ")
                .append(String.join(", ", reachedOutcomes)).append(" |\n"));
        return table.toString();
    }
}
