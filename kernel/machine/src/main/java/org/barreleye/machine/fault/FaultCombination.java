package org.barreleye.machine.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Combines faults that were given one by one to the faults of a machine. */
final class FaultCombination {
    private final List<Fault> faults;

    FaultCombination(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    Faults combine() {
        requireOfEachOne();
        List<Long> latenesses = new ArrayList<>();
        Optional<LateInterrupts> late = first(LateInterrupts.class);
        Optional<RepeatedInterrupts> repeated = first(RepeatedInterrupts.class);
        Optional<SpuriousInterrupts> spurious = first(SpuriousInterrupts.class);
        late.ifPresent(fault -> latenesses.add(fault.upTo()));
        repeated.ifPresent(fault -> latenesses.add(fault.upTo()));
        spurious.ifPresent(fault -> latenesses.add(fault.upTo()));
        return new Faults(first(LostInterrupts.class).map(LostInterrupts::share).orElse(0),
                late.map(LateInterrupts::share).orElse(0), common("interrupts", latenesses),
                repeated.map(RepeatedInterrupts::share).orElse(0), spurious.map(SpuriousInterrupts::share).orElse(0),
                first(FailedTransfers.class).map(FailedTransfers::share).orElse(0), all(CoreCrash.class),
                all(SlowCore.class), all(ClockSkew.class), all(LinkStall.class), all(HotPlug.class),
                all(AllocationBudget.class), new NetworkFaults(ports(), all(LinkFlap.class)));
    }

    private <T extends Fault> List<T> all(Class<T> kind) {
        return faults.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <T extends Fault> Optional<T> first(Class<T> kind) {
        return all(kind).stream().findFirst();
    }

    /** Of two shares of one kind, or two lengths of one core's cycles, only one would be in force. */
    private void requireOfEachOne() {
        TreeMap<String, Fault> known = new TreeMap<>();
        for (Fault fault : faults) {
            String key = switch (fault.form()) {
                case LOST_INTERRUPTS, LATE_INTERRUPTS, REPEATED_INTERRUPTS, SPURIOUS_INTERRUPTS, FAILED_TRANSFERS ->
                        fault.form().name();
                case SLOW_CORE, CLOCK_SKEW, REFUSED_ALLOCATIONS, LOST_FRAMES, DUPLICATED_FRAMES, REORDERED_FRAMES ->
                        fault.form().name() + " " + fault.values().get(0);
                default -> FaultPrinter.print(fault);
            };
            Fault before = known.put(key, fault);
            if (before != null) {
                throw new IllegalArgumentException("the faults '" + FaultPrinter.print(before) + "' and '"
                        + FaultPrinter.print(fault) + "' cannot both be in force; keep one");
            }
        }
    }

    /** The model has one largest delay for all interrupts, and one for all frames of a port. */
    private static long common(String what, List<Long> latenesses) {
        for (long lateness : latenesses) {
            if (lateness != latenesses.get(0)) {
                throw new IllegalArgumentException("all faults of " + what + " have one largest delay ('up to'), not "
                        + FaultPrinter.time(latenesses.get(0)) + " and " + FaultPrinter.time(lateness)
                        + "; give them the same");
            }
        }
        return latenesses.isEmpty() ? 0 : latenesses.get(0);
    }

    private List<PortFaults> ports() {
        List<String> names = new ArrayList<>();
        all(LostFrames.class).forEach(fault -> names.add(fault.port()));
        all(DuplicatedFrames.class).forEach(fault -> names.add(fault.port()));
        all(ReorderedFrames.class).forEach(fault -> names.add(fault.port()));
        return names.stream().sorted().distinct().map(this::port).toList();
    }

    private PortFaults port(String name) {
        int lost = all(LostFrames.class).stream().filter(fault -> fault.port().equals(name)).findFirst()
                .map(LostFrames::share).orElse(0);
        Optional<DuplicatedFrames> duplicated = all(DuplicatedFrames.class).stream()
                .filter(fault -> fault.port().equals(name)).findFirst();
        Optional<ReorderedFrames> reordered = all(ReorderedFrames.class).stream()
                .filter(fault -> fault.port().equals(name)).findFirst();
        List<Long> latenesses = new ArrayList<>();
        duplicated.ifPresent(fault -> latenesses.add(fault.upTo()));
        reordered.ifPresent(fault -> latenesses.add(fault.upTo()));
        return new PortFaults(name, lost, duplicated.map(DuplicatedFrames::share).orElse(0),
                reordered.map(ReorderedFrames::share).orElse(0), common("port " + name, latenesses));
    }
}
