package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.random.SeededRandom;

/**
 * Cores that update the same few lines: each by itself in shared memory, or by messages to a core that does it for all.
 * An update writes a word of each line, without lock and barrier; in shared memory also by loading the word first. A
 * prediction: nothing is fitted to it.
 *
 * <p>Which core waits for which line depends on the time at which each begins. So a figure is the mean of some runs
 * whose cores begin at times that are drawn.
 */
final class SharedUpdate implements Experiment {
    private static final int MAX_LINES = 8;
    private static final int MAX_CORES = 16;
    private static final int UPDATES = 200;
    private static final int RUNS = 5;
    // The latest begin of a core, in cycles.
    private static final int LATEST_BEGIN = 2_000;

    private enum Update {
        STORE("SHM"),
        INCREMENT("INC");

        private final String label;

        Update(String label) {
            this.label = label;
        }
    }

    @Override
    public String name() {
        return "shared-update";
    }

    @Override
    public String about() {
        return "updating lines in shared memory by stores (SHM), by increments (INC), or by messages (MSG); prediction";
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
        ExperimentMachine.requireCoherent(machine);
        List<Integer> coreIndices = ExperimentMachine.coherentCores(machine);
        List<Measurement> rows = new ArrayList<>();
        for (Update update : Update.values()) {
            for (int lines = 1; lines <= MAX_LINES; lines *= 2) {
                for (int cores = 1; cores <= Math.min(MAX_CORES, coreIndices.size()); cores++) {
                    rows.add(row(machine, update.label + lines, cores,
                            sharedMemoryCycles(machine, coreIndices.subList(0, cores), update, lines)));
                }
            }
        }
        for (int lines = 1; lines <= MAX_LINES; lines *= 2) {
            for (int cores = 2; cores <= Math.min(MAX_CORES, coreIndices.size()); cores++) {
                rows.add(row(machine, "MSG" + lines, cores,
                        messagingCycles(machine, coreIndices.subList(0, cores), lines)));
            }
        }
        return rows;
    }

    private Measurement row(MachineDescription machine, String row, int cores, double cycles) {
        return new Measurement(name(), machine.name(), row, cores, "cycles", cycles, OptionalDouble.empty());
    }

    private static double sharedMemoryCycles(MachineDescription machine, List<Integer> coreIndices, Update update,
            int lines) {
        double sum = 0;
        for (int run = 0; run < RUNS; run++) {
            sum += sharedMemoryCycles(machine, coreIndices, update, lines, new SeededRandom(run));
        }
        return sum / RUNS;
    }

    private static double sharedMemoryCycles(MachineDescription machine, List<Integer> coreIndices, Update update,
            int lines, SeededRandom begins) {
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            List<Updater> updaters = new ArrayList<>();
            for (int coreIndex : coreIndices) {
                updaters.add(experimentMachine.start(coreIndex, new Updater(ExperimentMachine.memory(machine), update,
                        lines, updaters, begins.upTo(LATEST_BEGIN))));
            }
            experimentMachine.run();
            return experimentMachine.cycles(coreIndices.get(0), updaters.stream().mapToLong(updater -> updater.taken)
                    .sum()) / coreIndices.size() / UPDATES;
        }
    }

    private static double messagingCycles(MachineDescription machine, List<Integer> coreIndices, int lines) {
        long requests = ExperimentMachine.memory(machine) + 0x10000;
        long replies = ExperimentMachine.memory(machine) + 0x20000;
        int clients = coreIndices.size() - 1;
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            experimentMachine.start(coreIndices.get(0),
                    new Server(ExperimentMachine.memory(machine), lines, requests, replies, clients));
            List<Client> all = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                long offset = (long) number * ExperimentProgram.MESSAGE_LINE_BYTES;
                all.add(experimentMachine
                        .start(coreIndices.get(number + 1), new Client(requests + offset, replies + offset)));
            }
            experimentMachine.run();
            return experimentMachine.cycles(coreIndices.get(0), all.stream().mapToLong(client -> client.taken)
                    .sum()) / clients / UPDATES;
        }
    }

    private static void update(Core core, long address, Update update) {
        core.spend(ExperimentProgram.LOOP_OVERHEAD_CYCLES);
        long value = update == Update.INCREMENT ? core.load(address, 4, Endianness.LITTLE) : 0;
        core.store(address, 4, value + 1, Endianness.LITTLE);
    }

    /**
     * Updates lines in turn, one at a time, so that others come in between. Goes on until all cores have made their
     * updates, so that the last one meets as many others as the first.
     */
    private static final class Updater extends ExperimentProgram {
        private final long base;
        private final Update update;
        private final int lines;
        private final List<Updater> all;
        private final long cyclesBefore;
        private long done;
        private long begin;
        private long taken;

        Updater(long base, Update update, int lines, List<Updater> all, long cyclesBefore) {
            this.base = base;
            this.update = update;
            this.lines = lines;
            this.all = all;
            this.cyclesBefore = cyclesBefore;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                core.spend(cyclesBefore);
                begin = core.now();
                return CoreDirective.AGAIN;
            }
            update(core, base + done % lines * MESSAGE_LINE_BYTES, update);
            done++;
            if (done == (long) UPDATES * lines) {
                taken = core.now() - begin;
            }
            return all.stream().allMatch(updater -> updater.taken > 0) ? CoreDirective.HALT : CoreDirective.AGAIN;
        }
    }

    /** The client: sends a request, waits for the reply, and repeats. */
    private static final class Client extends ExperimentProgram {
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
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Started) {
                begin = core.now();
            } else {
                core.load(reply + HEADER, 4, Endianness.LITTLE);
                core.spend(LOOP_OVERHEAD_CYCLES);
                answered++;
            }
            if (answered == UPDATES) {
                taken = core.now() - begin;
                return CoreDirective.HALT;
            }
            core.spend(LOOP_OVERHEAD_CYCLES);
            core.publishLine(request, 0, 0, 0, 0, 0, 0, 0, answered + 1);
            return new CoreDirective.Await(new long[] {reply}, POLL_PERIOD_CYCLES, CoreDirective.NEVER);
        }
    }

    /** The server: polls its clients in turn, updates the lines for each request, and replies. */
    private static final class Server extends ExperimentProgram {
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
        public CoreDirective step(Core core, CoreEvent event) {
            int last = -1;
            if (event instanceof CoreEvent.LineChanged change) {
                last = (int) ((change.lineAddress() - requests) / MESSAGE_LINE_BYTES);
                core.load(change.lineAddress() + HEADER, 4, Endianness.LITTLE);
                core.spend(LOOP_OVERHEAD_CYCLES);
                for (int line = 0; line < lines; line++) {
                    update(core, base + (long) line * MESSAGE_LINE_BYTES, Update.STORE);
                }
                core.spend(LOOP_OVERHEAD_CYCLES);
                core.publishLine(replies + (long) last * MESSAGE_LINE_BYTES, 0, 0, 0, 0, 0, 0, 0, ++served);
            }
            return served == (long) clients * UPDATES ? CoreDirective.HALT
                    : new CoreDirective.Await(from(last + 1), POLL_PERIOD_CYCLES, CoreDirective.NEVER);
        }

        /** The clients' lines, beginning behind the one that was served last. */
        private long[] from(int first) {
            long[] polled = new long[clients];
            for (int index = 0; index < clients; index++) {
                polled[index] = requests + (long) ((first + index) % clients) * MESSAGE_LINE_BYTES;
            }
            return polled;
        }
    }
}
