package org.barreleye.machine.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.BusDescription;
import org.barreleye.machine.memory.BusFault;
import org.barreleye.machine.memory.Page;

/** The enumerable bus: configuration space, and the addresses that its functions decode. */
final class EnumerableBus implements Copyable {
    @Shared // never changed
    private final BusDescription description;
    private final long origin;
    private final List<BusFunction> functions = new ArrayList<>();
    private final Device absent = new AbsentDevice();

    /** A bus without functions. */
    EnumerableBus(BusDescription description) {
        this.description = description;
        origin = new CanonicalAddress(description.space(), 0).packed();
    }

    void add(BusFunction function) {
        functions.add(function);
    }

    /** The function of a name. */
    Optional<BusFunction> function(String name) {
        return functions.stream().filter(function -> function.name().equals(name)).findFirst();
    }

    /** The functions that are devices. */
    List<String> deviceNames() {
        return functions.stream().filter(BusFunction::isDevice).map(BusFunction::name).toList();
    }

    /**
     * The registers in a page, by its packed canonical address; empty if the bus has nothing to do with it.
     *
     * @throws BusFault if no function answers there
     */
    Optional<Device> at(long page) {
        long offset = page - origin;
        long configuration = offset - description.configuration();
        if (Long.compareUnsigned(configuration, description.configurationBytes()) < 0) {
            return Optional.of(configurationOf((int) (configuration / Page.BYTES)));
        }
        for (BusFunction function : functions) {
            if (function.decodes(offset)) {
                if (offset != function.base()) {
                    throw new BusFault(page, "device '" + function.name() + "' has no registers at "
                            + CanonicalAddress.of(page) + ", behind its first page");
                }
                return Optional.of(function.device());
            }
        }
        if (Long.compareUnsigned(offset - description.window(), description.windowBytes()) < 0) {
            throw new BusFault(page, "no function on the bus decodes " + CanonicalAddress.of(page));
        }
        return Optional.empty();
    }

    private Device configurationOf(int page) {
        for (BusFunction function : functions) {
            if (function.isAt(page / FunctionRegister.SLOTS, page % FunctionRegister.SLOTS)) {
                return function;
            }
        }
        return absent;
    }
}
