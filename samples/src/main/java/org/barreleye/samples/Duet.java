package org.barreleye.samples;

import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.monitor.BootPlan;

/**
 * A service on one core and its client on another, of a different word size and byte order.
 *
 * @param service runs on the second core
 * @param client runs on the first; it is told the reference of the service as its first word, and with its end the machine
 *     is switched off
 */
public record Duet(Image service, Image client) {
    /** The status of a machine on which nothing happens any more although nobody has switched it off. */
    public static final int WENT_QUIET = 71;

    private static final long MEMORY_OF_A_CORE = 4 << 20;
    private static final int SERVICE = 1;
    private static final int CLIENT = 2;

    /** A machine that is switched on and has done nothing yet. */
    public Machine machine(long seed) {
        MachineDescription description = Presets.duet();
        CoreId second = description.cores().get(1).id();
        BootPlan plan = new BootPlan(
                List.of(second), MEMORY_OF_A_CORE, List.of(new BootPlan.Placement(SERVICE, second)), CLIENT);
        return Boot.on(description, seed, List.of(service, client), plan);
    }
}
