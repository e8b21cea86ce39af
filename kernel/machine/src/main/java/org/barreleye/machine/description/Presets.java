package org.barreleye.machine.description;

import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;

/** Machines that come with the house. */
public final class Presets {
    private static final long MEBIBYTES = 1 << 20;

    private Presets() {}

    /** Two cores that differ in instruction set, word size, byte order and clock, and share 16 MiB over a slow bridge. */
    public static MachineDescription duet() {
        CoreDescription large = new CoreDescription(
                new CoreId(0), "x86-64", 64, Endianness.LITTLE, 2_000, new CoreCosts(3, 150, 300));
        CoreDescription small = new CoreDescription(
                new CoreId(4), "power32", 32, Endianness.BIG, 500, new CoreCosts(2, 200, 400));
        InterconnectDescription bridge = new InterconnectDescription(100_000, 200_000, 120_000, 300_000, 5_000_000, 150_000);
        return new MachineDescription("duet", List.of(large, small), 16 * MEBIBYTES, bridge);
    }
}
