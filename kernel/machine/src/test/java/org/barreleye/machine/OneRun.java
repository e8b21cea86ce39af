package org.barreleye.machine;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Context;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.Presets;

/**
 * A program of its own, for a JVM of its own: prints the trace hashes of a machine of reactors and of one of contexts.
 */
public final class OneRun {
    private OneRun() {}

    /** Takes one argument: the seed. */
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[0]);
        System.out.println(reactors(seed) + " " + contexts(seed));
    }

    static long reactors(long seed) {
        Machine machine = PingPong.machine(seed, 200);
        machine.run();
        return machine.traceHash();
    }

    /**
     * Two contexts on each core, preempted by a timer, increment counters in shared lines and interrupt the other core.
     */
    static long contexts(long seed) {
        try (Machine machine = Machine.of(Presets.x86Power32(), seed)) {
            for (Core core : machine.cores()) {
                machine.install(core.id(), Software.rom(new TimeSlices()));
                machine.powerOn(core.id(), 0);
            }
            machine.run();
            return machine.traceHash();
        }
    }

    private static final class TimeSlices implements Software {
        private static final long SLICE = 3_000_000;

        private final List<Context> ready = new ArrayList<>();

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                ready.add(core.newContext("one", () -> count(core, 0x1000)));
                ready.add(core.newContext("two", () -> count(core, 0x1008)));
            } else if (event instanceof CoreEvent.TimerExpired) {
                ready.add(ready.remove(0));
            } else if (event instanceof CoreEvent.ContextFinished end) {
                core.print(end.context() + " finished");
                ready.remove(end.context());
            }
            if (ready.isEmpty()) {
                core.clearTimer();
                return CoreDirective.HALT;
            }
            core.setTimer(core.now() + SLICE);
            return new CoreDirective.Resume(ready.get(0));
        }

        private static void count(Core core, long address) {
            for (int round = 0; round < 40; round++) {
                long value = core.load(address, 4, Endianness.LITTLE);
                core.spend(300 * (value % 5));
                core.store(address, 4, value + 1, Endianness.LITTLE);
                if (round % 8 == 0) {
                    core.sendInterrupt(core.id().equals(ZERO) ? FOUR : ZERO, 2);
                }
            }
        }
    }
}
