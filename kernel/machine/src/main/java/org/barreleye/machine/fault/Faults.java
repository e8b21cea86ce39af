package org.barreleye.machine.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Fault-injection options: probabilities and scheduled faults. Probabilities are in percent, 0 to 100, and drawn for
 * each occasion.
 *
 * @param lostInterrupts interrupts that never arrive
 * @param lateInterrupts interrupts that arrive late
 * @param lateness the largest lateness, in picoseconds
 * @param repeatedInterrupts interrupts that arrive a second time, up to {@code lateness} later
 * @param spuriousInterrupts interrupts after which another arrives that nothing caused, up to {@code lateness} later:
 *     by a vector by which the core was interrupted before
 * @param failedTransfers transfers of DMA engines that end with an error and move nothing
 * @param crashes cores that crash
 * @param slowCores cores that are slower than they should be; of two of one core, the first
 * @param skews clocks that are ahead; of two of one core, the first
 * @param stalls links that let nothing pass for a while
 * @param hotPlugs devices on the bus that come and go
 * @param budgets allocations that are refused; of two of one core, the first
 * @param network the faults of the network
 * @param seed the seed of the random numbers by which faults are drawn; if it is empty, that of the run
 */
public record Faults(
        int lostInterrupts,
        int lateInterrupts,
        long lateness,
        int repeatedInterrupts,
        int spuriousInterrupts,
        int failedTransfers,
        List<CoreCrash> crashes,
        List<SlowCore> slowCores,
        List<ClockSkew> skews,
        List<LinkStall> stalls,
        List<HotPlug> hotPlugs,
        List<AllocationBudget> budgets,
        NetworkFaults network,
        OptionalLong seed) {
    private static final int HUNDRED_PERCENT = 100;
    private static final long MAX_LATENESS = 1_000_000_000_000L;

    /** Checks the ranges. */
    public Faults {
        requireShare("lost interrupts", lostInterrupts);
        requireShare("late interrupts", lateInterrupts);
        requireShare("repeated interrupts", repeatedInterrupts);
        requireShare("spurious interrupts", spuriousInterrupts);
        requireShare("failed transfers", failedTransfers);
        if (lateness < 0 || lateness > MAX_LATENESS) {
            throw new IllegalArgumentException("an interrupt is late by 0 ps to 1 s, not by " + lateness + " ps");
        }
        crashes = List.copyOf(crashes);
        slowCores = List.copyOf(slowCores);
        skews = List.copyOf(skews);
        stalls = List.copyOf(stalls);
        hotPlugs = List.copyOf(hotPlugs);
        budgets = List.copyOf(budgets);
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(seed, "seed");
    }

    /** Creates faults that are drawn by the seed of the run. */
    public Faults(int lostInterrupts, int lateInterrupts, long lateness, int repeatedInterrupts,
            int spuriousInterrupts, int failedTransfers, List<CoreCrash> crashes, List<SlowCore> slowCores,
            List<ClockSkew> skews, List<LinkStall> stalls, List<HotPlug> hotPlugs, List<AllocationBudget> budgets,
            NetworkFaults network) {
        this(lostInterrupts, lateInterrupts, lateness, repeatedInterrupts, spuriousInterrupts, failedTransfers,
                crashes, slowCores, skews, stalls, hotPlugs, budgets, network, OptionalLong.empty());
    }

    /**
     * Combines faults that were given one by one.
     *
     * @throws IllegalArgumentException if two contradict each other, such as two shares of lost interrupts
     */
    public static Faults of(List<Fault> faults) {
        return new FaultCombination(faults).combine();
    }

    /** The faults one by one: {@link #of} combines them to the same. Those of one kind are in the given order. */
    public List<Fault> list() {
        List<Fault> all = new ArrayList<>();
        if (lostInterrupts > 0) {
            all.add(new LostInterrupts(lostInterrupts));
        }
        if (lateInterrupts > 0) {
            all.add(new LateInterrupts(lateInterrupts, Math.max(1, lateness)));
        }
        if (repeatedInterrupts > 0) {
            all.add(new RepeatedInterrupts(repeatedInterrupts, Math.max(1, lateness)));
        }
        if (spuriousInterrupts > 0) {
            all.add(new SpuriousInterrupts(spuriousInterrupts, Math.max(1, lateness)));
        }
        if (failedTransfers > 0) {
            all.add(new FailedTransfers(failedTransfers));
        }
        all.addAll(crashes);
        all.addAll(slowCores);
        all.addAll(skews);
        all.addAll(stalls);
        all.addAll(hotPlugs);
        all.addAll(budgets);
        all.addAll(network.list());
        return all;
    }

    /** The same faults, drawn by a seed of their own. */
    public Faults seeded(long ownSeed) {
        return new Faults(lostInterrupts, lateInterrupts, lateness, repeatedInterrupts, spuriousInterrupts,
                failedTransfers, crashes, slowCores, skews, stalls, hotPlugs, budgets, network,
                OptionalLong.of(ownSeed));
    }

    /** Creates faults of interrupts and transfers, and crashes of cores. */
    public Faults(int lostInterrupts, int lateInterrupts, long lateness, int repeatedInterrupts, int failedTransfers,
            List<CoreCrash> crashes) {
        this(lostInterrupts, lateInterrupts, lateness, repeatedInterrupts, 0, failedTransfers, crashes, List.of(),
                List.of(), List.of(), List.of(), List.of(), NetworkFaults.none());
    }

    /** No faults. */
    public static Faults none() {
        return new Faults(0, 0, 0, 0, 0, List.of());
    }

    /** The same, and slow cores. */
    public Faults with(SlowCore... slow) {
        return new Faults(lostInterrupts, lateInterrupts, lateness, repeatedInterrupts, spuriousInterrupts,
                failedTransfers, crashes, List.of(slow), skews, stalls, hotPlugs, budgets, network, seed);
    }

    /** The same, and clocks that are ahead. */
    public Faults with(ClockSkew... ahead) {
        return new Faults(lostInterrupts, lateInterrupts, lateness, repeatedInterrupts, spuriousInterrupts,
                failedTransfers, crashes, slowCores, List.of(ahead), stalls, hotPlugs, budgets, network, seed);
    }

    /** The same, and links that stall. */
    public Faults with(LinkStall... stalled) {
        return new Faults(lostInterrupts, lateInterrupts, lateness, repeatedInterrupts, spuriousInterrupts,
                failedTransfers, crashes, slowCores, skews, List.of(stalled), hotPlugs, budgets, network, seed);
    }

    /** The same, and allocations that are refused. */
    public Faults with(AllocationBudget... limits) {
        return new Faults(lostInterrupts, lateInterrupts, lateness, repeatedInterrupts, spuriousInterrupts,
                failedTransfers, crashes, slowCores, skews, stalls, hotPlugs, List.of(limits), network, seed);
    }

    /** The same, and devices that come and go. */
    public Faults with(HotPlug... changes) {
        return new Faults(lostInterrupts, lateInterrupts, lateness, repeatedInterrupts, spuriousInterrupts,
                failedTransfers, crashes, slowCores, skews, stalls, List.of(changes), budgets, network, seed);
    }

    /** The same, and faults of the network. */
    public Faults with(NetworkFaults ofNetwork) {
        return new Faults(lostInterrupts, lateInterrupts, lateness, repeatedInterrupts, spuriousInterrupts,
                failedTransfers, crashes, slowCores, skews, stalls, hotPlugs, budgets, ofNetwork, seed);
    }

    /** The same, and interrupts that nothing caused, in percent of those that something caused. */
    public Faults withSpuriousInterrupts(int percent) {
        return new Faults(lostInterrupts, lateInterrupts, lateness, repeatedInterrupts, percent, failedTransfers,
                crashes, slowCores, skews, stalls, hotPlugs, budgets, network, seed);
    }

    private static void requireShare(String what, int percent) {
        if (percent < 0 || percent > HUNDRED_PERCENT) {
            throw new IllegalArgumentException("the share of " + what + " is 0 to 100 percent, not " + percent);
        }
    }
}
