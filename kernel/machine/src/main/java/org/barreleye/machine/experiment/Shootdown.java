package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;

/**
 * A request from one core to many and an acknowledgement from each, without the work of a real request: over one shared
 * line, over a line for each, over a tree with a branch for each package, and over that tree with the farthest package
 * first. A prediction: nothing is fitted to it.
 */
final class Shootdown implements Experiment {
    private static final int ROUNDS = 50;
    private static final int WARM_UP_ROUNDS = 10;
    private static final int MAX_CORES = 32;

    private enum ShootdownProtocol {
        BROADCAST("broadcast"),
        UNICAST("unicast"),
        MULTICAST("multicast"),
        NUMA_AWARE("NUMA-aware multicast");

        private final String label;

        ShootdownProtocol(String label) {
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
        return "a request to many cores and all their acknowledgements, by four protocols; prediction";
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
        ExperimentMachine.requireCoherent(machine);
        List<Integer> coreIndices = ExperimentMachine.coherentCores(machine);
        List<Measurement> rows = new ArrayList<>();
        for (ShootdownProtocol protocol : ShootdownProtocol.values()) {
            for (int cores = 2; cores <= Math.min(MAX_CORES, coreIndices.size()); cores++) {
                rows.add(new Measurement(name(), machine.name(), protocol.label, cores, "cycles",
                        cycles(machine, coreIndices.subList(0, cores), protocol), OptionalDouble.empty()));
            }
        }
        return rows;
    }

    private static double cycles(MachineDescription machine, List<Integer> coreIndices, ShootdownProtocol protocol) {
        long base = ExperimentMachine.memory(machine) + 0x10000;
        Map<Integer, List<Integer>> children = new TreeMap<>();
        if (protocol == ShootdownProtocol.MULTICAST || protocol == ShootdownProtocol.NUMA_AWARE) {
            children = tree(machine, coreIndices, protocol);
        } else {
            children.put(coreIndices.get(0), coreIndices.subList(1, coreIndices.size()));
        }
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            for (int coreIndex : coreIndices.subList(1, coreIndices.size())) {
                long request = protocol == ShootdownProtocol.BROADCAST ? base : Participant.request(base, coreIndex);
                experimentMachine.start(coreIndex,
                        new Participant(base, coreIndex, request, children.getOrDefault(coreIndex, List.of()),
                        Role.MEMBER));
            }
            experimentMachine.run();
            Participant master = experimentMachine.start(coreIndices.get(0), new Participant(
                    base, coreIndices.get(0), base, children.get(coreIndices.get(0)),
                    protocol == ShootdownProtocol.BROADCAST ? Role.BROADCASTER
                    : Role.MASTER));
            experimentMachine.run();
            return experimentMachine.cycles(coreIndices.get(0), master.end - master.begin) / (ROUNDS - WARM_UP_ROUNDS);
        }
    }

    /**
     * The multicast tree: the master sends to one core of each other node and to its neighbours; that core sends to its
     * neighbours.
     */
    private static Map<Integer, List<Integer>> tree(MachineDescription machine, List<Integer> coreIndices,
            ShootdownProtocol protocol) {
        Routes routes = new Routes(machine);
        int rootNode = routes.nodeOf(coreIndices.get(0));
        Map<Integer, List<Integer>> children = new TreeMap<>();
        Map<Integer, Integer> heads = new TreeMap<>();
        heads.put(rootNode, coreIndices.get(0));
        children.put(coreIndices.get(0), new ArrayList<>());
        List<Integer> neighbours = new ArrayList<>();
        for (int coreIndex : coreIndices.subList(1, coreIndices.size())) {
            int node = routes.nodeOf(coreIndex);
            if (node == rootNode) {
                neighbours.add(coreIndex);
            } else if (heads.putIfAbsent(node, coreIndex) == null) {
                children.get(coreIndices.get(0)).add(coreIndex);
            } else {
                children.computeIfAbsent(heads.get(node), head -> new ArrayList<>()).add(coreIndex);
            }
        }
        if (protocol == ShootdownProtocol.NUMA_AWARE) {
            children.get(coreIndices.get(0)).sort(Comparator.comparingLong(coreIndex -> -routes.fetch(rootNode,
                    routes.nodeOf(coreIndex))));
        }
        children.get(coreIndices.get(0)).addAll(neighbours);
        return children;
    }

    /**
     * Passes a request on to its children, collects what they acknowledge, and acknowledges. The master begins a round
     * where others wait for one.
     */
    private static final class Participant extends ExperimentProgram {
        private static final long ACKNOWLEDGEMENTS = 0x10000;

        private final long base;
        private final long request;
        private final long acknowledgement;
        private final List<Integer> children;
        private final Role role;
        private final List<Long> pendingAcknowledgements = new ArrayList<>();
        private int round;
        private long begin;
        private long end;

        Participant(long base, int coreIndex, long request, List<Integer> children, Role role) {
            this.base = base;
            this.request = request;
            this.children = children;
            this.role = role;
            acknowledgement = acknowledgement(base, coreIndex);
        }

        static long request(long base, int coreIndex) {
            return base + (long) (coreIndex + 1) * MESSAGE_LINE_BYTES;
        }

        private static long acknowledgement(long base, int coreIndex) {
            return base + ACKNOWLEDGEMENTS + (long) coreIndex * MESSAGE_LINE_BYTES;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.LineChanged change) {
                core.load(change.lineAddress() + HEADER, 4, Endianness.LITTLE);
                core.spend(LOOP_OVERHEAD_CYCLES);
                if (change.lineAddress() == request) {
                    forwardRequest(core);
                } else {
                    pendingAcknowledgements.remove(change.lineAddress());
                }
                if (pendingAcknowledgements.isEmpty()) {
                    return finishRound(core);
                }
            } else if (role != Role.MEMBER) {
                forwardRequest(core);
            }
            return pendingAcknowledgements.isEmpty() ? waitForRequest() : waitForAcknowledgements();
        }

        private void forwardRequest(Core core) {
            round++;
            if (role == Role.BROADCASTER) {
                send(core, request);
            }
            for (int child : children) {
                if (role != Role.BROADCASTER) {
                    send(core, request(base, child));
                }
                pendingAcknowledgements.add(acknowledgement(base, child));
            }
        }

        private CoreDirective finishRound(Core core) {
            if (role == Role.MEMBER) {
                send(core, acknowledgement);
                return round == ROUNDS ? CoreDirective.HALT : waitForRequest();
            }
            if (round == WARM_UP_ROUNDS) {
                begin = core.now();
            }
            if (round == ROUNDS) {
                end = core.now();
                return CoreDirective.HALT;
            }
            forwardRequest(core);
            return waitForAcknowledgements();
        }

        private void send(Core core, long line) {
            core.spend(LOOP_OVERHEAD_CYCLES);
            core.publishLine(line, 0, 0, 0, 0, 0, 0, 0, round);
        }

        private CoreDirective waitForRequest() {
            return new CoreDirective.Await(new long[] {request}, POLL_PERIOD_CYCLES, CoreDirective.NEVER);
        }

        private CoreDirective waitForAcknowledgements() {
            return new CoreDirective.Await(pendingAcknowledgements.stream().mapToLong(Long::longValue).toArray(),
                    POLL_PERIOD_CYCLES, CoreDirective.NEVER);
        }
    }
}
