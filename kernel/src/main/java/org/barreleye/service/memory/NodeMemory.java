package org.barreleye.service.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The memory of a NUMA node: an address space, and the cores for which it is the nearest. Known at boot from the
 * description of the machine.
 *
 * @param space the number of the address space
 * @param node the number of the node, from 0
 * @param cores the cores of the node, in ascending order
 */
public record NodeMemory(int space, int node, List<CoreRange> cores) {
    /** Copies the list. */
    public NodeMemory {
        cores = List.copyOf(cores);
    }

    /** The memory of a node whose cores have these numbers. */
    public static NodeMemory of(int space, int node, IntStream cores) {
        int[] numbers = cores.sorted().toArray();
        List<CoreRange> ranges = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (i + 1 == numbers.length || numbers[i + 1] != numbers[i] + 1) {
                ranges.add(new CoreRange(numbers[first], numbers[i]));
                first = i + 1;
            }
        }
        return new NodeMemory(space, node, ranges);
    }
}
