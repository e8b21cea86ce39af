package org.barreleye.machine.description;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.state.Shared;

/**
 * The description of the enumerable bus of a machine.
 *
 * @param space the address space of configuration space and of base addresses, which is device memory
 * @param configuration the offset of configuration space: a multiple of 4,096
 * @param buses the number of buses that have a part of configuration space, 1 .. 256
 * @param window the offset of the first address for base address registers: a multiple of 4,096
 * @param windowBytes the number of these addresses: a multiple of 4,096
 * @param functions the functions
 */
@Shared // never changed
public record BusDescription(int space, long configuration, int buses, long window, long windowBytes,
        List<FunctionDescription> functions) {
    /** The configuration space of one bus in bytes: a page for each slot. */
    public static final long BYTES_OF_BUS = 32 * 4_096L;

    private static final int MAX_BUSES = 256;

    /** Checks the ranges. */
    public BusDescription {
        functions = List.copyOf(functions);
        RangeChecks.number("the space of the bus", space, 0, 0xffff);
        RangeChecks.number("the number of buses", buses, 1, MAX_BUSES);
        if (configuration < 0 || window < 0 || windowBytes <= 0
                || (configuration | window | windowBytes) % 4_096 != 0) {
            throw new IllegalArgumentException("configuration space and the window of the bus begin and end at "
                    + "multiples of 4096, and the window is not empty");
        }
    }

    /** The size of configuration space in bytes. */
    public long configurationBytes() {
        return buses * BYTES_OF_BUS;
    }

    /** The function of a name. */
    public Optional<FunctionDescription> function(String name) {
        return functions.stream().filter(function -> function.name().equals(name)).findFirst();
    }

    /** The functions behind a bridge, or those on bus 0. */
    public List<FunctionDescription> behind(Optional<String> bridge) {
        return functions.stream().filter(function -> function.behind().equals(bridge)).toList();
    }
}
