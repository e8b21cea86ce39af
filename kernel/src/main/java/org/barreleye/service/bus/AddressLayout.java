package org.barreleye.service.bus;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/**
 * The addresses of the window of the bus, as they are divided: in the order of the places, so that what is behind a
 * bridge has adjacent addresses. What remains is shared among the bridges, for devices that come later.
 */
final class AddressLayout implements Copyable {
    private static final long PAGE = 4_096;

    private final BusTree tree;
    private final AddressRange window;
    private final SortedMap<FunctionPlace, AddressRange> devices = new TreeMap<>();
    // By the number of the bus: what the bridge before it passes.
    private final SortedMap<Integer, AddressRange> buses = new TreeMap<>();

    /** Divides the window among the functions of a tree. */
    AddressLayout(BusTree tree, AddressRange window) {
        this.tree = tree;
        this.window = window;
        long end = divide(0, window.begin(), 0);
        int bridges = tree.bridges().size();
        long share = bridges == 0 || end > window.end() ? 0 : (window.end() - end) / bridges & -PAGE;
        // Later functions may have to be at other multiples of their sizes, for which there is no room then.
        if (share > 0 && divide(0, window.begin(), share) > window.end()) {
            divide(0, window.begin(), 0);
        }
        buses.put(0, window);
    }

    private long divide(int bus, long begin, long share) {
        long next = begin;
        for (FunctionPlace place : tree.on(bus)) {
            if (tree.bridges().containsKey(place)) {
                int behind = tree.bridges().get(place);
                long first = next;
                next = AddressRange.align(divide(behind, first, share) + share, PAGE);
                buses.put(behind, new AddressRange(first, next));
            } else if (tree.bytes(place) > 0) {
                long address = AddressRange.align(next, tree.bytes(place));
                AddressRange range = new AddressRange(address, address + tree.bytes(place));
                devices.remove(place);
                if (window.contains(range)) {
                    devices.put(place, range);
                    next = range.end();
                }
            }
        }
        return next;
    }

    /** The addresses that the bridge before a bus passes. */
    AddressRange passed(int bus) {
        return buses.get(bus);
    }

    /** The address of a device; none if it has no registers on the bus, or there was no room for them. */
    OptionalLong address(FunctionPlace place) {
        return devices.containsKey(place) ? OptionalLong.of(devices.get(place).begin()) : OptionalLong.empty();
    }

    /** Gives a device that has come the first addresses that are free on its bus, if there are any. */
    OptionalLong add(FunctionPlace place, long bytes) {
        remove(place);
        AddressRange bus = buses.get(place.bus());
        for (long address = AddressRange.align(bus.begin(), bytes); address + bytes <= bus.end(); address += bytes) {
            AddressRange range = new AddressRange(address, address + bytes);
            if (isFree(place.bus(), range)) {
                devices.put(place, range);
                return OptionalLong.of(address);
            }
        }
        return OptionalLong.empty();
    }

    private boolean isFree(int bus, AddressRange range) {
        return devices.values().stream().noneMatch(range::overlaps)
                && tree.on(bus).stream().filter(tree.bridges()::containsKey)
                .noneMatch(bridge -> buses.get(tree.bridges().get(bridge)).overlaps(range));
    }

    /** The addresses of a device that has gone are free. */
    void remove(FunctionPlace place) {
        devices.remove(place);
    }
}
