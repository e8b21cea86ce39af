package org.barreleye.machine.injection;

import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.fault.AllocationBudget;
import org.barreleye.machine.fault.ClockSkew;
import org.barreleye.machine.fault.CoreCrash;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.LinkStall;
import org.barreleye.machine.fault.SlowCore;
import org.barreleye.machine.random.SeededRandom;

/**
 * Faults that a seed draws for a machine, for who runs software against many of them. What happens at a time happens in
 * the first millisecond, in which a system boots on a machine of some cores.
 */
public final class RandomFaults {
    // In percent.
    private static final int HALF = 50;
    private static final int THIRD = 33;
    private static final int FIVE_TIMES = 500;
    private static final int BOOT_ALLOCATIONS = 50;
    private static final long MICROSECOND = 1_000_000;
    private static final long MILLISECOND = 1_000 * MICROSECOND;

    private final MachineDescription machine;
    private final SeededRandom random;

    private RandomFaults(MachineDescription machine, long seed) {
        this.machine = machine;
        random = new SeededRandom(seed).fork("faults of a seed");
    }

    /**
     * Faults that delay software and lose nothing: interrupts that are late, two slow cores, a clock that is ahead, two
     * stalls of links, if there are any. Software that is right waits.
     */
    public static Faults delays(MachineDescription machine, long seed) {
        return new RandomFaults(machine, seed).delays();
    }

    /**
     * Delays, and one of: interrupts that are lost, interrupts that arrive twice, transfers that fail, a core that
     * stops, for ever or for a while, some allocations that are refused. Software that is right says what it misses,
     * unless the core it began on stops.
     */
    public static Faults losses(MachineDescription machine, long seed) {
        return new RandomFaults(machine, seed).losses();
    }

    private Faults delays() {
        return late(0, 0, 0, List.of());
    }

    private Faults losses() {
        return switch ((int) random.upTo(4)) {
            case 0 -> late(upTo(THIRD), 0, 0, List.of());
            case 1 -> late(0, upTo(HALF), 0, List.of());
            case 2 -> late(0, 0, upTo(HALF), List.of());
            case 3 -> late(0, 0, 0, List.of(crash()));
            default -> late(0, 0, 0, List.of())
                    .with(new AllocationBudget(core(), random.upTo(BOOT_ALLOCATIONS), 1 + random.upTo(2)));
        };
    }

    private Faults late(int lost, int repeated, int failed, List<CoreCrash> crashes) {
        Faults faults = new Faults(lost, upTo(HALF), random.upTo(20 * MICROSECOND), repeated, failed, crashes)
                .with(slow(), slow())
                .with(new ClockSkew(core(), random.upTo(MILLISECOND)));
        return machine.links().isEmpty() ? faults : faults.with(stall(), stall());
    }

    private SlowCore slow() {
        return new SlowCore(core(), 100 + upTo(FIVE_TIMES - 100));
    }

    private CoreCrash crash() {
        boolean forEver = random.upTo(1) == 0;
        return new CoreCrash(core(), random.upTo(MILLISECOND), forEver ? 0 : 1 + random.upTo(100 * MICROSECOND));
    }

    private LinkStall stall() {
        Link link = machine.links().get(upTo(machine.links().size() - 1));
        return new LinkStall(link.one(), link.other(), random.upTo(MILLISECOND), random.upTo(200 * MICROSECOND));
    }

    private CoreId core() {
        return machine.cores().get(upTo(machine.cores().size() - 1)).id();
    }

    private int upTo(int max) {
        return (int) random.upTo(max);
    }
}
