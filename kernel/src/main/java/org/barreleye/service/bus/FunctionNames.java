package org.barreleye.service.bus;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;

/**
 * The names of the functions: their kind and a number, which counts from 0 and leaves out the names of devices that are
 * not on the bus. A function that comes back to its place has its name again.
 */
final class FunctionNames implements Copyable {
    @Shared // never changed
    private final List<String> others;
    private final SortedMap<String, FunctionPlace> places = new TreeMap<>();

    FunctionNames(List<String> others) {
        this.others = others;
    }

    /** The name of a function of a kind at a place. */
    String of(String kind, FunctionPlace place) {
        int number = 0;
        while (isOther(kind + number, place)) {
            number++;
        }
        places.put(kind + number, place);
        return kind + number;
    }

    private boolean isOther(String name, FunctionPlace place) {
        return others.contains(name) || places.containsKey(name) && !places.get(name).equals(place);
    }

    /** The place of the function that has, or had, a name. */
    Optional<FunctionPlace> place(String name) {
        return Optional.ofNullable(places.get(name));
    }
}
