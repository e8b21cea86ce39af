package org.barreleye.machine;

import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.Presets;

/**
 * A two-core program written as reactors: core 0 starts core 4, then both throw a counter to and fro through two lines.
 * Each answers after some work; every fourth answer takes an interrupt too. Core 0 switches the machine off.
 */
public final class PingPong implements Reactor {
    static final CoreId ZERO = new CoreId(0);
    static final CoreId FOUR = new CoreId(4);
    static final long PING = 0x1000;
    static final long PONG = 0x1040;
    static final int HEADER = 56;

    private final long incoming;
    private final long outgoing;
    private final long rounds;
    private long counter;
    private long interrupts;

    PingPong(long incoming, long outgoing, long rounds) {
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.rounds = rounds;
    }

    public static Machine machine(long seed, long rounds) {
        Machine machine = Machine.of(Presets.x86Power32(), seed);
        machine.install(ZERO, (core, entry) -> new PingPong(PONG, PING, rounds));
        machine.install(FOUR, (core, entry) -> new PingPong(PING, PONG, rounds));
        machine.powerOn(ZERO, 0);
        return machine;
    }

    @Override
    public CoreDirective step(Core core, CoreEvent event) {
        boolean first = core.id().equals(ZERO);
        if (event instanceof CoreEvent.Started && first) {
            core.startCore(FOUR, 0);
            throwBack(core);
        } else if (event instanceof CoreEvent.Interrupt) {
            interrupts++;
        } else if (event instanceof CoreEvent.LineChanged) {
            long caught = core.load(incoming + HEADER, 8, Endianness.LITTLE);
            if (caught > counter) {
                counter = caught;
                if (counter >= rounds) {
                    core.print("caught " + counter + " after " + interrupts + " interrupts");
                    core.powerOff(0);
                    return CoreDirective.HALT;
                }
                throwBack(core);
            }
        }
        return new CoreDirective.Await(new long[] {incoming}, 50, CoreDirective.NEVER);
    }

    private void throwBack(Core core) {
        core.spend(20 * (counter % 7));
        core.publishLine(outgoing, counter, 0, 0, 0, 0, 0, 0, counter + 1);
        if (counter % 4 == 3) {
            core.sendInterrupt(core.id().equals(ZERO) ? FOUR : ZERO, 3);
        }
    }
}
