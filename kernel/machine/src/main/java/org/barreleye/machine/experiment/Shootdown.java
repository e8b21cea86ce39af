package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Next;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;

/**
 * A request from one core to many and an acknowledgement from each, without the work that a real request asks for:
 * over one shared line, over a line
 * for each, over a tree with a branch for each package, and over that tree with the farthest package first. A
 * prediction: nothing is fitted to it.
 */
final class Shootdown implements Experiment {
    private static final int ROUNDS = 50;
    private static final int DROPPED = 10;
    private static final int MOST_CORES = 32;

    private enum Way {
        BROADCAST("broadcast"),
        UNICAST("unicast"),
        MULTICAST("multicast"),
        NUMA_AWARE("NUMA-aware multicast");

        private final String label;

        Way(String label) {
            this.label = label;
        }
    }

    private enum Role {
        /** Begins rounds, with one line for all. */
        BROADCASTER,
        /** Begins rounds, with a line for each child. */
        MASTER,
        /** Waits for requests. */
        MEMBER
    }

    @Override
    public String name() {
        return "shootdown";
    }

    @Override
    public String about() {
        return "a request to many cores and all their acknowledgements, by four ways to send it; prediction";
    }

    @Override
    public List<String> machines() {
        return List.of("amd-8x4");
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
        for (Way way : Way.values()) {
            for (int cores = 2; cores <= Math.min(MOST_CORES, places.size()); cores++) {
                rows.add(new Measurement(name(), machine.name(), way.label, cores, "cycles",
                        cycles(machine, places.subList(0, cores), way), OptionalDouble.empty()));
            }
        }
        return rows;
    }

    private static double cycles(MachineDescription machine, List<Integer> places, Way way) {
        long base = Bench.memory(machine) + 0x10000;
        Map<Integer, List<Integer>> children = new TreeMap<>();
        if (way == Way.MULTICAST || way == Way.NUMA_AWARE) {
            children = tree(machine, places, way);
        } else {
            children.put(places.get(0), places.subList(1, places.size()));
        }
        try (Bench bench = new Bench(machine)) {
            for (int place : places.subList(1, places.size())) {
                long request = way == Way.BROADCAST ? base : Participant.request(base, place);
                bench.start(place, new Participant(base, place, request, children.getOrDefault(place, List.of()),
                        Role.MEMBER));
            }
            bench.run();
            Participant master = bench.start(places.get(0), new Participant(
                    base, places.get(0), base, children.get(places.get(0)), way == Way.BROADCAST ? Role.BROADCASTER
                    : Role.MASTER));
            bench.run();
            return bench.cycles(places.get(0), master.end - master.begin) / (ROUNDS - DROPPED);
        }
    }

    /**
     * Who sends to whom: the master to one core of each other node and to its neighbours; that core to its neighbours.
     */
    private static Map<Integer, List<Integer>> tree(MachineDescription machine, List<Integer> places, Way way) {
        Routes routes = new Routes(machine);
        int home = routes.nodeOf(places.get(0));
        Map<Integer, List<Integer>> children = new TreeMap<>();
        Map<Integer, Integer> heads = new TreeMap<>();
        heads.put(home, places.get(0));
        children.put(places.get(0), new ArrayList<>());
        List<Integer> neighbours = new ArrayList<>();
        for (int place : places.subList(1, places.size())) {
            int node = routes.nodeOf(place);
            if (node == home) {
                neighbours.add(place);
            } else if (heads.putIfAbsent(node, place) == null) {
                children.get(places.get(0)).add(place);
            } else {
                children.computeIfAbsent(heads.get(node), head -> new ArrayList<>()).add(place);
            }
        }
        if (way == Way.NUMA_AWARE) {
            children.get(places.get(0)).sort(Comparator.comparingLong(place -> -routes.fetch(home,
                    routes.nodeOf(place))));
        }
        children.get(places.get(0)).addAll(neighbours);
        return children;
    }

    /**
     * Passes a request on to its children, collects what they acknowledge, and acknowledges. The master begins a round
     * where others wait for one.
     */
    private static final class Participant extends Program {
        private static final long ACKNOWLEDGEMENTS = 0x10000;

        private final long base;
        private final long request;
        private final long acknowledgement;
        private final List<Integer> children;
        private final Role role;
        private final List<Long> missing = new ArrayList<>();
        private int round;
        private long begin;
        private long end;

        Participant(long base, int place, long request, List<Integer> children, Role role) {
            this.base = base;
            this.request = request;
            this.children = children;
            this.role = role;
            acknowledgement = acknowledgement(base, place);
        }

        static long request(long base, int place) {
            return base + (long) (place + 1) * SLOT_BYTES;
        }

        private static long acknowledgement(long base, int place) {
            return base + ACKNOWLEDGEMENTS + (long) place * SLOT_BYTES;
        }

        @Override
        public Next step(Core core, Occurrence occurrence) {
            if (occurrence instanceof Occurrence.LineChanged change) {
                core.load(change.lineAddress() + HEADER, 4, Endianness.LITTLE);
                core.spend(BOOKKEEPING);
                if (change.lineAddress() == request) {
                    passOn(core);
                } else {
                    missing.remove(change.lineAddress());
                }
                if (missing.isEmpty()) {
                    return finishRound(core);
                }
            } else if (role != Role.MEMBER) {
                passOn(core);
            }
            return missing.isEmpty() ? waitForRequest() : waitForAcknowledgements();
        }

        private void passOn(Core core) {
            round++;
            if (role == Role.BROADCASTER) {
                send(core, request);
            }
            for (int child : children) {
                if (role != Role.BROADCASTER) {
                    send(core, request(base, child));
                }
                missing.add(acknowledgement(base, child));
            }
        }

        private Next finishRound(Core core) {
            if (role == Role.MEMBER) {
                send(core, acknowledgement);
                return round == ROUNDS ? Next.HALT : waitForRequest();
            }
            if (round == DROPPED) {
                begin = core.now();
            }
            if (round == ROUNDS) {
                end = core.now();
                return Next.HALT;
            }
            passOn(core);
            return waitForAcknowledgements();
        }

        private void send(Core core, long line) {
            core.spend(BOOKKEEPING);
            core.publishLine(line, 0, 0, 0, 0, 0, 0, 0, round);
        }

        private Next waitForRequest() {
            return new Next.Await(new long[] {request}, POLL_PERIOD, Next.NEVER);
        }

        private Next waitForAcknowledgements() {
            return new Next.Await(missing.stream().mapToLong(Long::longValue).toArray(), POLL_PERIOD, Next.NEVER);
        }
    }
}
