package org.barreleye.service.bus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.state.Copyable;

/**
 * The bus and the buses behind its bridges, as a walk has found them, depth first: each bridge is given the next number
 * of a bus. No device answers at any address afterwards. Bridges never come or go.
 */
final class BusTree implements Copyable {
    private final ConfigurationSpace configuration;
    private final int busesMax;
    // By the number of the bus.
    private final SortedMap<Integer, List<FunctionPlace>> functions = new TreeMap<>();
    // The numbers of the buses behind the bridges.
    private final SortedMap<FunctionPlace, Integer> bridges = new TreeMap<>();
    private final SortedMap<FunctionPlace, Long> sizes = new TreeMap<>();

    /** Walks over configuration space, which has a part for a number of buses. */
    BusTree(ConfigurationSpace configuration, int busesMax) {
        this.configuration = configuration;
        this.busesMax = busesMax;
        walk(0);
    }

    private void walk(int bus) {
        List<FunctionPlace> found = new ArrayList<>();
        functions.put(bus, found);
        for (int slot = 0; slot < FunctionRegister.SLOTS; slot++) {
            FunctionPlace place = new FunctionPlace(bus, slot);
            if (!configuration.isPresent(place)) {
                continue;
            }
            found.add(place);
            if (!configuration.isBridge(place)) {
                sizes.put(place, configuration.size(place));
            } else if (functions.size() < busesMax) {
                int behind = functions.size();
                bridges.put(place, behind);
                configuration.at(place).write(FunctionRegister.SECONDARY_BUS, behind);
                walk(behind);
            }
        }
    }

    /** The functions of a bus that the walk has found, bridges included, by their slots. */
    List<FunctionPlace> on(int bus) {
        return functions.get(bus);
    }

    /** The numbers of the buses behind the bridges. */
    SortedMap<FunctionPlace, Integer> bridges() {
        return Collections.unmodifiableSortedMap(bridges);
    }

    /** The numbers of all buses. */
    List<Integer> buses() {
        return List.copyOf(functions.keySet());
    }

    /** The size of the registers of a device that the walk has found; 0 if it has a place of its own. */
    long bytes(FunctionPlace place) {
        return sizes.getOrDefault(place, 0L);
    }
}
