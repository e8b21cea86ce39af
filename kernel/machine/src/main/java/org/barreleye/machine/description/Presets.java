package org.barreleye.machine.description;

import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;

/** Machines to start from. */
public final class Presets {
    private static final long MEBIBYTE = 1L << 20;

    private Presets() {}

    /**
     * Two cores that differ in all that a core can differ in, coherent over a slow bridge: core 0 (x86-64, 64-bit,
     * little-endian, 2,000 MHz) and core 4 (power32, 32-bit, big-endian, 500 MHz), with 16 MiB in space 0.
     *
     * <p>No machine like this was ever published. Every number here is a <em>proposal</em>: the clocks, the costs of both
     * cores, the bridge (a line takes 200 ns, which is 400 cycles of core 0), the interrupt's way, jitter and start skew.
     */
    public static MachineDescription duet() {
        CoreCosts fast = new CoreCosts(3, 200, 100, 800, 150, 150, 60, 250);
        CoreCosts slow = new CoreCosts(2, 60, 60, 300, 200, 200, 40, 120);
        CoreId zero = new CoreId(0);
        CoreId four = new CoreId(4);
        return new MachineDescription(
                "duet",
                List.of(
                        new CoreDescription(zero, "x86-64", 64, Endianness.LITTLE, 2_000, fast),
                        new CoreDescription(four, "power32", 32, Endianness.BIG, 500, slow)),
                List.of(new Link(0, 1, 200_000, 150_000, 300_000, 150_000)),
                List.of(new MemoryRegion(0, 16 * MEBIBYTE)),
                1_000_000);
    }
}
