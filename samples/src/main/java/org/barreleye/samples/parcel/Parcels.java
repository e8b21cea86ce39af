package org.barreleye.samples.parcel;

import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.monitor.BootPlan;

/** Who runs where: the counter on the second core, the sender on the first. */
public final class Parcels {
    /** The status of a machine on which nothing happens any more although nobody has switched it off. */
    public static final int WENT_QUIET = 71;

    private static final long MEMORY_OF_A_CORE = 4 << 20;
    private static final int COUNTER = 1;
    private static final int SENDER = 2;

    private Parcels() {}

    /** A machine that is switched on and has done nothing yet, with the sender that waits wherever it has to. */
    public static Machine machine(MachineDescription description, long seed) {
        return machine(description, seed, new Sender());
    }

    /**
     * The same with another sender.
     *
     * @param sender told the reference of the counter as its first word
     */
    public static Machine machine(MachineDescription description, long seed, Image sender) {
        CoreId second = description.cores().get(1).id();
        BootPlan plan = new BootPlan(
                List.of(second), MEMORY_OF_A_CORE, List.of(new BootPlan.Placement(COUNTER, second)), SENDER);
        return Boot.on(description, seed, List.of(new Counter(), sender), plan);
    }
}
