package org.barreleye.demo;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barreleye.domain.Inspectors;
import org.barreleye.generated.user.inspect.GetCapabilityResult;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.inspect.NextRelatedResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The capabilities to a page, and to what was made of it, on each core, without the one of the process that shares it.
 * The inspection services of the cores search for them.
 *
 * @param numbers the number of capabilities, by core
 */
record PageHolders(SortedMap<Integer, Long> numbers) {
    private static final int CORE_SHIFT = 32;

    /**
     * Counts on some cores.
     *
     * @param process the process that shares the page
     * @param page its capability
     */
    static PageHolders count(Inspectors inspectors, long process, CapabilityReference page, Iterable<Integer> cores)
            throws CallFailed {
        int ownCore = (int) (process >>> CORE_SHIFT);
        GetCapabilityResult own =
                inspectors.of(ownCore).orElseThrow().getCapability(process, page.address().slot());
        SortedMap<Integer, Long> numbers = new TreeMap<>();
        for (int core : cores) {
            long all = count(inspectors.of(core).orElseThrow(), core, own);
            numbers.put(core, core == ownCore ? all - 1 : all);
        }
        return new PageHolders(numbers);
    }

    private static long count(InspectClient inspector, int core, GetCapabilityResult page) throws CallFailed {
        long count = 0;
        NextRelatedResult next = inspector.nextRelated(page.capInfo(), (long) core << CORE_SHIFT, 0);
        while (!next.err().failed()) {
            // A mapping of the page is no capability by which it can be mapped.
            count += next.isRelated() && next.capInfo().type() == page.capInfo().type() ? 1 : 0;
            next = inspector.nextRelated(page.capInfo(), next.holder(), next.capInfo().address() + 1);
        }
        return count;
    }

    /** The numbers, with the cores that have each: "1 on each of the cores 0, 4". */
    @Override
    public String toString() {
        SortedMap<Long, String> byNumber = numbers.entrySet().stream().collect(Collectors.groupingBy(
                Map.Entry::getValue, TreeMap::new,
                Collectors.mapping(entry -> entry.getKey().toString(), Collectors.joining(", "))));
        return byNumber.entrySet().stream().map(entry -> entry.getKey() + " on "
                + (entry.getValue().contains(",") ? "each of the cores " : "core ") + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
