package org.barreleye.machine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.Cache;
import org.barreleye.machine.description.CoherenceDomain;
import org.barreleye.machine.description.CoherenceDomain.Lookup;
import org.barreleye.machine.description.CoherenceDomain.Protocol;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.machine.description.TimerKind;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.ordering.Barrier;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.schedule.RandomSchedulePolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Cores that load and store a few words at random, one access a step, every value stored once only. Each word's history
 * in memory is written down after every event, so that each load can be told how old what it saw is.
 */
class RandomTesterTest {
    private static final int CORES = 4;
    private static final int WORDS = 48;
    private static final int STEPS = 100;

    /**
     * Twenty-four lines of two words in use, in caches of sixteen lines: most accesses share, and many displace. Where
     * a line has 32 bytes, every other one is used.
     */
    private static long address(int word) {
        return 0x1000 + word / 2 * 64L + word % 2 * 8L;
    }

    private static MachineDescription machine(MemoryModel memoryModel, int lineBytes, List<CoherenceDomain> domains) {
        CoreCosts costs = new CoreCosts(2, 100, 10, 10, 0, 0, 0, 0, 0);
        List<CoreDescription> cores = new ArrayList<>();
        List<CoreId> ids = new ArrayList<>();
        for (int number = 0; number < CORES; number++) {
            ids.add(new CoreId(number));
            cores.add(new CoreDescription(
                    new CoreId(number), "x86-64", 64, Endianness.LITTLE, 2_000, costs, MmuKind.X86_64,
                    TimerKind.ONE_SHOT, InitialState.WAITING, List.of(new Cache(1_024, 2)),
                    memoryModel == MemoryModel.SEQUENTIAL ? 0 : 3, List.of()));
        }
        // Each domain has a node, and its share of the cores; without any there is one node.
        List<NodeDescription> nodes = new ArrayList<>();
        int share = CORES / Math.max(1, domains.size());
        for (int number = 0; number < Math.max(1, domains.size()); number++) {
            Optional<String> domain = domains.stream().skip(number).findFirst().map(CoherenceDomain::name);
            nodes.add(new NodeDescription(number, number, ids.subList(number * share, (number + 1) * share), domain,
                    40_000, 30_000, 70_000, 0, Optional.empty()));
        }
        List<Link> links = nodes.size() == 1 ? List.of() : List.of(new Link(0, 1, 90_000, 80_000, 60_000, 0));
        return new MachineDescription(
                "random", "", cores, nodes, domains, links,
                List.of(new MemoryRegion(0, 1 << 20, 0, MemoryRegion.Kind.RAM, MemoryRegion.UncachedCosts.FREE)),
                List.of(), memoryModel, lineBytes, 0);
    }

    private static CoherenceDomain domain(String name, Protocol protocol, Lookup lookup) {
        return new CoherenceDomain(name, protocol, lookup, lookup == Lookup.BROADCAST ? 50_000 : 0);
    }

    private static List<CoherenceDomain> domain(Protocol protocol, Lookup lookup) {
        return List.of(domain("all", protocol, lookup));
    }

    /** One run: the machine, and all that is known of what was stored. */
    private abstract static class Run {
        final Engine engine;
        final SeededRandom random;
        // By word: all values that memory held, the first one 0.
        final List<List<Long>> histories = new ArrayList<>();
        // By value: the core that stored it.
        private final List<Integer> authors = new ArrayList<>(List.of(-1));
        // By core and word: how much of the history it has seen, and what it stored last.
        final int[][] seen = new int[CORES][WORDS];
        final long[][] stored = new long[CORES][WORDS];
        private final int[] steps = new int[CORES];
        private final int busy;
        long values;
        int old;
        int strangers;

        Run(long seed, MachineDescription description) {
            engine = new Engine(description, seed, Faults.none(), Optional.empty());
            random = new SeededRandom(seed).fork("tester");
            for (int word = 0; word < WORDS; word++) {
                histories.add(new ArrayList<>(List.of(0L)));
            }
            for (Core core : engine.cores()) {
                engine.install(core.id(), Software.rom(this::step));
                engine.powerOn(core.id(), 0);
            }
            // Every other run lets chance order the events, every third one has few words to quarrel about.
            if (seed % 2 == 0) {
                engine.setSchedulePolicy(new RandomSchedulePolicy(seed), 200_000);
            }
            busy = seed % 3 == 0 ? 3 : WORDS;
        }

        void play() {
            while (engine.step(1)) {
                for (int word = 0; word < WORDS; word++) {
                    long value = engine.memory().peek(address(word), 8, Endianness.LITTLE);
                    List<Long> history = histories.get(word);
                    if (history.get(history.size() - 1) != value) {
                        assertThat(history).as("a value comes into memory once only").doesNotContain(value);
                        assertThat(history).as("a core's stores to one word come in order")
                                .allMatch(former -> former < value
                                || !authors.get((int) value).equals(authors.get(former.intValue())));
                        history.add(value);
                    }
                }
                check();
            }
            assertThat(steps).containsOnly(STEPS);
        }

        private CoreDirective step(Core core, CoreEvent event) {
            act(core, (int) random.upTo(busy - 1));
            core.spend(random.upTo(100));
            return ++steps[core.id().number()] < STEPS ? CoreDirective.AGAIN : CoreDirective.HALT;
        }

        void store(Core core, int word) {
            core.store(address(word), 8, ++values, Endianness.LITTLE);
            authors.add(core.id().number());
            stored[core.id().number()][word] = values;
        }

        /** Loads a word and checks that it is no older than what the core knows; says whether it is the latest. */
        boolean load(Core core, int word) {
            long value = core.load(address(word), 8, Endianness.LITTLE);
            List<Long> history = histories.get(word);
            int age = history.indexOf(value);
            if (age < 0) {
                assertThat(value).as("a value that is not in memory is the core's own latest")
                        .isEqualTo(stored[core.id().number()][word]);
                return true;
            }
            int own = history.indexOf(stored[core.id().number()][word]);
            assertThat(own).as("the core's own store is not passed over").isNotNegative();
            assertThat(age).as("what %s sees of word %s", core, word)
                    .isGreaterThanOrEqualTo(Math.max(own, seen[core.id().number()][word]));
            seen[core.id().number()][word] = age;
            boolean latest = age == history.size() - 1;
            old += latest ? 0 : 1;
            return latest;
        }

        /** Does something to a word. */
        abstract void act(Core core, int word);

        /** Holds after every event. */
        abstract void check();
    }

    /** Caches that a protocol keeps coherent. */
    private static final class Coherent extends Run {
        private final List<CoherenceDomain> domains;
        private final boolean staysOwned;
        private final boolean sequential;

        Coherent(long seed, MemoryModel memoryModel, Protocol protocol, Lookup lookup) {
            this(seed, machine(memoryModel, seed % 5 == 0 ? 32 : 64, domain(protocol, lookup)));
        }

        Coherent(long seed, MachineDescription machine) {
            super(seed, machine);
            domains = machine.domains();
            staysOwned = machine.domains().get(0).protocol() == Protocol.MOESI;
            MemoryModel memoryModel = machine.memoryModel();
            sequential = memoryModel == MemoryModel.SEQUENTIAL;
        }

        @Override
        void act(Core core, int word) {
            switch ((int) random.upTo(9)) {
                case 0 -> core.barrier(Barrier.values()[(int) random.upTo(2)]);
                case 1, 2, 3 -> store(core, word);
                default -> assertThat(load(core, word) || !sequential).as("no load sees an old value").isTrue();
            }
        }

        @Override
        void check() {
            for (int word = 0; word < WORDS; word += 2) {
                Page page = engine.memory().page(address(word), 8);
                List<Integer> sharers = new ArrayList<>();
                for (int core = engine.directory().sharer(page, address(word), 0); core >= 0;
                        core = engine.directory().sharer(page, address(word), core + 1)) {
                    sharers.add(core);
                    strangers += domains.size() > 1 && core >= CORES / 2 ? 1 : 0;
                }
                int owner = engine.directory().owner(page, address(word));
                assertThat(owner < 0 || sharers.contains(owner)).as("an owner holds its line").isTrue();
                assertThat(owner < 0 || staysOwned || sharers.size() == 1).as("who writes is alone").isTrue();
            }
        }
    }

    /**
     * Caches that software keeps coherent: who writes a line throws its copy away first, and cleans the line at once.
     */
    private static final class Incoherent extends Run {
        private final List<Long> latest = new ArrayList<>();

        Incoherent(long seed) {
            super(seed, machine(MemoryModel.SEQUENTIAL, seed % 5 == 0 ? 32 : 64, List.of()));
            for (int word = 0; word < WORDS; word++) {
                latest.add(0L);
            }
        }

        @Override
        void act(Core core, int word) {
            long line = address(word) & -64;
            switch ((int) random.upTo(3)) {
                case 0 -> {
                    core.invalidateLine(line);
                    store(core, word);
                    core.cleanLine(line);
                    latest.set(word, values);
                }
                case 1 -> {
                    core.invalidateLine(line);
                    assertThat(load(core, word)).as("after an invalidation a load sees memory").isTrue();
                }
                default -> load(core, word);
            }
        }

        @Override
        void check() {
            for (int word = 0; word < WORDS; word++) {
                assertThat(engine.memory().peek(address(word), 8, Endianness.LITTLE)).isEqualTo(latest.get(word));
            }
        }
    }

    @Nested
    class CoherentCaches {
        private void play(MemoryModel memoryModel, Protocol protocol, Lookup lookup) {
            Seeds.each(60, seed -> new Coherent(seed, memoryModel, protocol, lookup).play());
        }

        @Test
        void show_the_latest_value_to_every_core_under_sequential_consistency() {
            play(MemoryModel.SEQUENTIAL, Protocol.MESI, Lookup.DIRECTORY);
            play(MemoryModel.SEQUENTIAL, Protocol.MOESI, Lookup.BROADCAST);
        }

        @Test
        void never_go_back_under_total_store_order() {
            play(MemoryModel.TOTAL_STORE_ORDER, Protocol.MESI, Lookup.DIRECTORY);
            play(MemoryModel.TOTAL_STORE_ORDER, Protocol.MOESI, Lookup.BROADCAST);
        }

        @Test
        void never_go_back_under_weak_order_though_they_show_old_values() {
            play(MemoryModel.WEAK, Protocol.MESI, Lookup.DIRECTORY);
            play(MemoryModel.WEAK, Protocol.MOESI, Lookup.BROADCAST);
            Coherent run = new Coherent(1, MemoryModel.WEAK, Protocol.MESI, Lookup.DIRECTORY);
            run.play();
            assertThat(run.old).isPositive();
        }
    }

    /** Two cores cache the memory, the others are coherent with each other only and access it past their caches. */
    @Nested
    class TwoDomains {
        private void play(MemoryModel memoryModel) {
            Seeds.each(60, seed -> {
                Protocol protocol = seed % 2 == 0 ? Protocol.MESI : Protocol.MOESI;
                Lookup lookup = seed % 3 == 0 ? Lookup.BROADCAST : Lookup.DIRECTORY;
                Run run = new Coherent(seed, machine(memoryModel, seed % 5 == 0 ? 32 : 64, List.of(
                        domain("one", protocol, lookup), domain("other", Protocol.MESI, Lookup.DIRECTORY))));
                run.play();
                assertThat(run.strangers).as("cores of the other domain that hold a line").isZero();
            });
        }

        @Test
        void show_the_latest_value_to_every_core_under_sequential_consistency() {
            play(MemoryModel.SEQUENTIAL);
        }

        @Test
        void never_go_back_under_total_store_order() {
            play(MemoryModel.TOTAL_STORE_ORDER);
        }

        @Test
        void never_go_back_under_weak_order() {
            play(MemoryModel.WEAK);
        }
    }

    @Nested
    class IncoherentCaches {
        @Test
        void show_what_was_in_memory_at_some_time_since_they_were_invalidated() {
            Seeds.each(100, seed -> new Incoherent(seed).play());
        }

        @Test
        void really_hold_stale_bytes() {
            Incoherent run = new Incoherent(1);
            run.play();
            assertThat(run.old).isPositive();
        }
    }
}
