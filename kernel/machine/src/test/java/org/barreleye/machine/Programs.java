package org.barreleye.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.BootRom;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Next;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.Presets;

/** Small software for machines of two cores. */
final class Programs {
    static final CoreId FIRST = Presets.duet().cores().get(0).id();
    static final CoreId SECOND = Presets.duet().cores().get(1).id();
    static final long PING = 0x1000;
    static final long PONG = 0x2000;

    private Programs() {}

    /** A machine whose cores both start at once. */
    static Machine both(long seed, Reactor first, Reactor second) {
        return both(seed, (core, entry) -> first, (core, entry) -> second);
    }

    private static Machine both(long seed, BootRom first, BootRom second) {
        Machine machine = Machine.of(Presets.duet(), seed);
        machine.install(FIRST, first);
        machine.install(SECOND, second);
        machine.powerOn(FIRST, 0);
        machine.powerOn(SECOND, 0);
        return machine;
    }

    /** Does nothing, ever. */
    static Reactor idle() {
        return reactor((core, occurrence) -> Next.halt());
    }

    /** Software without state. */
    static Reactor reactor(BiFunction<Core, Occurrence, Next> step) {
        return new Stateless(step);
    }

    private record Stateless(BiFunction<Core, Occurrence, Next> behaviour) implements Reactor {
        @Override
        public Next step(Core core, Occurrence occurrence) {
            return behaviour.apply(core, occurrence);
        }

        @Override
        public Reactor copy(Copier copier) {
            Stateless twin = new Stateless(behaviour);
            copier.enter(this, twin);
            return twin;
        }
    }

    /** Answers every change of one line with a change of another, a number of times. */
    static final class Player implements Reactor {
        private final long mine;
        private final long theirs;
        private final int rounds;
        private final boolean serves;
        private int played;

        Player(long mine, long theirs, int rounds, boolean serves) {
            this.mine = mine;
            this.theirs = theirs;
            this.rounds = rounds;
            this.serves = serves;
        }

        private Player(Player source, Copier copier) {
            copier.enter(source, this);
            mine = source.mine;
            theirs = source.theirs;
            rounds = source.rounds;
            serves = source.serves;
            played = source.played;
        }

        @Override
        public Player copy(Copier copier) {
            return new Player(this, copier);
        }

        @Override
        public Next step(Core core, Occurrence occurrence) {
            long seen = core.load(theirs + 56, 8, Endianness.LITTLE);
            boolean myTurn = serves ? seen == played : seen == played + 1;
            if (myTurn && played < rounds) {
                played++;
                core.spend(100);
                core.publishLine(mine, seen, 0, 0, 0, 0, 0, 0, played);
            }
            return played == rounds && !serves ? Next.halt() : Next.await(new long[] {theirs}, 10, Next.NEVER);
        }
    }

    static Machine rally(long seed, int rounds) {
        return both(seed, (core, entry) -> new Player(PING, PONG, rounds, true),
                (core, entry) -> new Player(PONG, PING, rounds, false));
    }

    /** What a machine printed. */
    static List<String> printed(Machine machine) {
        List<String> lines = new ArrayList<>();
        machine.trace().recent().stream().filter(record -> record.kind().equals("print")).forEach(record ->
                lines.add(record.core() + " " + record.text()));
        return lines;
    }
}
