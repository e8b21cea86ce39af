package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;

/**
 * A pair of cores that stands for all that are as far apart.
 *
 * @param label how the published tables call the distance
 * @param one the place of a core in the machine's list
 * @param other the place of another
 */
public record Distance(String label, int one, int other) {
    /** A pair for each distance from the first core of the machine, the nearest first. */
    public static List<Distance> of(MachineDescription machine) {
        return among(IntStream.range(0, machine.cores().size()).boxed().toList(), machine);
    }

    /** The same among the cores of the first coherence domain of two or more; none if there is no such domain. */
    public static List<Distance> ofCoherentCores(MachineDescription machine) {
        List<Integer> coreIndices = ExperimentMachine.coherentCores(machine);
        return coreIndices.isEmpty() ? List.of() : among(coreIndices, machine);
    }

    private static List<Distance> among(List<Integer> coreIndices, MachineDescription machine) {
        int one = coreIndices.get(0);
        Routes routes = new Routes(machine);
        boolean bus = machine.nodes().stream().anyMatch(node -> node.cores().isEmpty());
        List<Distance> found = new ArrayList<>();
        int nearest = 0;
        while (nearest >= 0) {
            int next = -1;
            for (int other : coreIndices.subList(1, coreIndices.size())) {
                int hops = routes.hops(routes.nodeOf(one), routes.nodeOf(other));
                if (hops == nearest && found.stream().noneMatch(pair -> hops(routes, pair) == hops)) {
                    found.add(new Distance(label(hops, bus), one, other));
                }
                if (hops > nearest && (next < 0 || hops < next)) {
                    next = hops;
                }
            }
            nearest = next;
        }
        return found;
    }

    private static int hops(Routes routes, Distance pair) {
        return routes.hops(routes.nodeOf(pair.one), routes.nodeOf(pair.other));
    }

    private static String label(int hops, boolean bus) {
        if (hops > 0 && bus) {
            return "non-shared";
        }
        return switch (hops) {
            case 0 -> "shared";
            case 1 -> "one-hop";
            case 2 -> "two-hop";
            case 3 -> "three-hop";
            default -> hops + "-hop";
        };
    }
}
