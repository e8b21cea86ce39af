package org.barreleye.machine;

import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.BootRom;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;

/** Small software for tests that copy nothing, and a small machine on which every time can be told in the head. */
public interface Software {
    CoreId ZERO = new CoreId(0);
    CoreId FOUR = new CoreId(4);

    /** One step. */
    CoreDirective step(Core core, CoreEvent event);

    /** A boot ROM that starts this software. */
    static BootRom rom(Software software) {
        return (core, entry) -> new Reactor() {
            @Override
            public CoreDirective step(Core at, CoreEvent event) {
                return software.step(at, event);
            }
        };
    }

    /** Software that acts once, when it starts, and halts. */
    static BootRom once(Consumer<Core> action) {
        return rom((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                action.accept(core);
            }
            return CoreDirective.HALT;
        });
    }

    /** Software that interrupts a core with vector 9, each time after so many cycles. */
    static Software interrupting(CoreId target, long... pauses) {
        return (core, event) -> {
            if (event instanceof CoreEvent.Started) {
                for (long pause : pauses) {
                    core.spend(pause);
                    core.sendInterrupt(target, 9);
                }
            }
            return CoreDirective.HALT;
        };
    }

    /**
     * Two cores that start without skew and talk without jitter: core 0 (64-bit, cycles of 500 ps) and core 4 (32-bit,
     * cycles of 2,000 ps). A hit takes 2 cycles, memory 100, being interrupted 10, everything else nothing; a fetch
     * takes 50,000 ps, an invalidation 30,000, an interrupt 70,000.
     */
    static MachineDescription plain() {
        CoreCosts costs = new CoreCosts(2, 100, 0, 10, 0, 0, 0, 0, 0);
        return new MachineDescription(
                "plain",
                List.of(
                        new CoreDescription(ZERO, "x86-64", 64, Endianness.LITTLE, 2_000, costs),
                        new CoreDescription(FOUR, "power32", 32, Endianness.BIG, 500, costs)),
                List.of(new Link(0, 1, 50_000, 30_000, 70_000, 0)),
                List.of(new MemoryRegion(0, 1 << 20), new MemoryRegion(3, 1 << 13)),
                0);
    }

    /** A machine like another, with lines of so many bytes. */
    static MachineDescription withLinesOf(int bytes, MachineDescription machine) {
        return new MachineDescription(machine.name(), machine.about(), machine.cores(), machine.nodes(),
                machine.domains(), machine.links(), machine.memory(), machine.devices(), machine.wiring(),
                machine.memoryModel(), bytes, machine.startSkew(), machine.wire(), machine.faults());
    }
}
