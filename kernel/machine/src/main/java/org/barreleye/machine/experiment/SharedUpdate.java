package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Barrier;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Next;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.description.MachineDescription;

/**
 * Cores that update the same few lines: each by itself in shared memory, or by messages to a core that does it for
 * all. A prediction: nothing is
 * fitted to it.
 */
final class SharedUpdate implements Experiment {
    private static final int MOST_LINES = 8;
    private static final int MOST_CORES = 16;
    private static final int UPDATES = 200;

    @Override
    public String name() {
        return "shared-update";
    }

    @Override
    public String about() {
        return "updating the same lines in shared memory (SHM) against messages to a server (MSG); prediction";
    }

    @Override
    public List<String> machines() {
        return List.of("amd-4x4");
    }

    @Override
    public int fittedParameters(String machine) {
        return 0;
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        Bench.requireCoherent(machine);
        List<Integer> places = Bench.coherentCores(machine);
        List<Measurement> rows = new ArrayList<>();
        for (int lines = 1; lines <= MOST_LINES; lines *= 2) {
            for (int cores = 1; cores <= Math.min(MOST_CORES, places.size()); cores++) {
                rows.add(row(machine, "SHM" + lines, cores, sharing(machine, places.subList(0, cores), lines)));
            }
        }
        for (int lines = 1; lines <= MOST_LINES; lines *= 2) {
            for (int cores = 2; cores <= Math.min(MOST_CORES, places.size()); cores++) {
                rows.add(row(machine, "MSG" + lines, cores, asking(machine, places.subList(0, cores), lines)));
            }
        }
        return rows;
    }

    private Measurement row(MachineDescription machine, String row, int cores, double cycles) {
        return new Measurement(name(), machine.name(), row, cores, "cycles", cycles, OptionalDouble.empty());
    }

    private static double sharing(MachineDescription machine, List<Integer> places, int lines) {
        try (Bench bench = new Bench(machine)) {
            List<Updater> updaters = new ArrayList<>();
            for (int place : places) {
                updaters.add(bench.start(place, new Updater(Bench.memory(machine), lines)));
            }
            bench.run();
            return bench.cycles(places.get(0), updaters.stream().mapToLong(updater -> updater.taken)
                    .sum()) / places.size() / UPDATES;
        }
    }

    private static double asking(MachineDescription machine, List<Integer> places, int lines) {
        long requests = Bench.memory(machine) + 0x10000;
        long replies = Bench.memory(machine) + 0x20000;
        int clients = places.size() - 1;
        try (Bench bench = new Bench(machine)) {
            bench.start(places.get(0), new Server(Bench.memory(machine), lines, requests, replies, clients));
            List<Client> all = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                long slot = (long) number * Program.SLOT_BYTES;
                all.add(bench.start(places.get(number + 1), new Client(requests + slot, replies + slot)));
            }
            bench.run();
            return bench.cycles(places.get(0), all.stream().mapToLong(client -> client.taken)
                    .sum()) / clients / UPDATES;
        }
    }

    private static void update(Core core, long address) {
        core.store(address, 4, core.load(address, 4, Endianness.LITTLE) + 1, Endianness.LITTLE);
        core.barrier(Barrier.STORES); // an increment that nobody may lose is locked
    }

    /** Updates lines in turn, one at a time, so that others come in between. */
    private static final class Updater extends Program {
        private final long base;
        private final int lines;
        private long done;
        private long begin;
        private long taken;

        Updater(long base, int lines) {
            this.base = base;
            this.lines = lines;
        }

        @Override
        public Next step(Core core, Occurrence occurrence) {
            if (occurrence instanceof Occurrence.Started) {
                begin = core.now();
            }
            update(core, base + done % lines * Program.SLOT_BYTES);
            done++;
            if (done == (long) UPDATES * lines) {
                taken = core.now() - begin;
                return Next.HALT;
            }
            return Next.AGAIN;
        }
    }

    /** Asks, waits for the answer, asks again. */
    private static final class Client extends Program {
        private final long request;
        private final long reply;
        private int answered;
        private long begin;
        private long taken;

        Client(long request, long reply) {
            this.request = request;
            this.reply = reply;
        }

        @Override
        public Next step(Core core, Occurrence occurrence) {
            if (occurrence instanceof Occurrence.Started) {
                begin = core.now();
            } else {
                core.load(reply + HEADER, 4, Endianness.LITTLE);
                core.spend(BOOKKEEPING);
                answered++;
            }
            if (answered == UPDATES) {
                taken = core.now() - begin;
                return Next.HALT;
            }
            core.spend(BOOKKEEPING);
            core.publishLine(request, 0, 0, 0, 0, 0, 0, 0, answered + 1);
            return new Next.Await(new long[] {reply}, POLL_PERIOD, Next.NEVER);
        }
    }

    /** Polls its clients in turn, updates the lines for whoever asks, and answers. */
    private static final class Server extends Program {
        private final long base;
        private final int lines;
        private final long requests;
        private final long replies;
        private final int clients;
        private long served;

        Server(long base, int lines, long requests, long replies, int clients) {
            this.base = base;
            this.lines = lines;
            this.requests = requests;
            this.replies = replies;
            this.clients = clients;
        }

        @Override
        public Next step(Core core, Occurrence occurrence) {
            int last = -1;
            if (occurrence instanceof Occurrence.LineChanged change) {
                last = (int) ((change.lineAddress() - requests) / SLOT_BYTES);
                core.load(change.lineAddress() + HEADER, 4, Endianness.LITTLE);
                core.spend(BOOKKEEPING);
                for (int line = 0; line < lines; line++) {
                    update(core, base + (long) line * SLOT_BYTES);
                }
                core.spend(BOOKKEEPING);
                core.publishLine(replies + (long) last * SLOT_BYTES, 0, 0, 0, 0, 0, 0, 0, ++served);
            }
            return served == (long) clients * UPDATES ? Next.HALT : new Next.Await(from(last + 1), POLL_PERIOD,
                    Next.NEVER);
        }

        /** The clients' lines, beginning behind the one that was served last. */
        private long[] from(int first) {
            long[] polled = new long[clients];
            for (int index = 0; index < clients; index++) {
                polled[index] = requests + (long) ((first + index) % clients) * SLOT_BYTES;
            }
            return polled;
        }
    }
}
