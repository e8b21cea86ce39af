package org.barreleye.machine.fault;

import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;

/**
 * Faults that a seed draws for a machine, for who runs software against many of them. What happens when is spread over the first
 * millisecond, in which a system boots.
 */
public final class RandomFaults {
    private static final int HALF = 50;
    private static final int THIRD = 30;
    private static final int FIVEFOLD = 500;
    private static final long MICROSECOND = 1_000_000;
    private static final long MILLISECOND = 1_000 * MICROSECOND;

    private final MachineDescription machine;
    private final Chance chance;

    private RandomFaults(MachineDescription machine, long seed) {
        this.machine = machine;
        chance = new Chance(seed).fork("faults of a seed");
    }

    /**
     * What makes software late and loses nothing: interrupts that are late, slow cores, a clock that is ahead, a link that stalls.
     * Software that is right waits for it.
     */
    public static Faults delays(MachineDescription machine, long seed) {
        return new RandomFaults(machine, seed).delays();
    }

    /**
     * Delays, and one of what can really be lost: interrupts; cores that stop, for ever or for a while; transfers; allocations. Also
     * interrupts that arrive twice. Software that is right says what it misses, unless it was the first core that stopped.
     */
    public static Faults losses(MachineDescription machine, long seed) {
        return new RandomFaults(machine, seed).losses();
    }

    private Faults delays() {
        return late(0, 0, 0, List.of());
    }

    private Faults losses() {
        return switch ((int) chance.upTo(4)) {
            case 0 -> late(upTo(THIRD), 0, 0, List.of());
            case 1 -> late(0, upTo(HALF), 0, List.of());
            case 2 -> late(0, 0, upTo(HALF), List.of());
            case 3 -> late(0, 0, 0, List.of(stop()));
            default -> late(0, 0, 0, List.of()).with(new AllocationBudget(core(), chance.upTo(HALF), 1 + chance.upTo(2)));
        };
    }

    private Faults late(int lost, int repeated, int failed, List<CoreStop> stops) {
        Faults faults = new Faults(lost, upTo(HALF), chance.upTo(20 * MICROSECOND), repeated, failed, stops)
                .with(new SlowCore(core(), 100 + upTo(FIVEFOLD)), new SlowCore(core(), 100 + upTo(FIVEFOLD)))
                .with(new ClockSkew(core(), chance.upTo(MILLISECOND)));
        return machine.links().isEmpty() ? faults : faults.with(stall(), stall());
    }

    private CoreStop stop() {
        boolean forEver = chance.upTo(1) == 0;
        return new CoreStop(core(), chance.upTo(MILLISECOND), forEver ? 0 : 1 + chance.upTo(100 * MICROSECOND));
    }

    private LinkStall stall() {
        Link link = machine.links().get(upTo(machine.links().size() - 1));
        return new LinkStall(link.one(), link.other(), chance.upTo(MILLISECOND), chance.upTo(200 * MICROSECOND));
    }

    private CoreId core() {
        return machine.cores().get(upTo(machine.cores().size() - 1)).id();
    }

    private int upTo(int most) {
        return (int) chance.upTo(most);
    }
}
