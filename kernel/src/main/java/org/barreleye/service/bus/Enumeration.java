package org.barreleye.service.bus;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.state.Copyable;

/**
 * The functions on the bus. The first walk numbers the buses and divides the addresses. Each look afterwards finds what
 * has come and gone, and touches no function that has stayed: its driver may use it at the same time.
 */
final class Enumeration implements Copyable {
    private final ConfigurationSpace configuration;
    private final BusTree tree;
    private final AddressLayout layout;
    private final FunctionNames names;
    private final SortedMap<FunctionPlace, FoundFunction> functions = new TreeMap<>();
    private int arrivals;

    /** Walks over the bus. */
    Enumeration(ConfigurationSpace configuration, BusPlace place) {
        this.configuration = configuration;
        tree = new BusTree(configuration, place.buses());
        layout = new AddressLayout(tree, new AddressRange(place.window(), place.window() + place.windowBytes()));
        names = new FunctionNames(place.otherDevices());
        for (int bus : tree.buses()) {
            for (FunctionPlace found : tree.on(bus)) {
                OptionalLong address = layout.address(found);
                address.ifPresent(assigned -> assign(found, assigned));
                add(found, address, tree.bytes(found));
            }
        }
        tree.bridges().forEach((bridge, behind) -> port(bridge).open(layout.passed(behind)));
    }

    private void assign(FunctionPlace place, long address) {
        configuration.at(place).write(FunctionRegister.BAR0, address);
    }

    private void add(FunctionPlace place, OptionalLong address, long bytes) {
        RegisterWindow<FunctionRegister> registers = configuration.at(place);
        FoundFunction.Identity identity = FoundFunction.Identity.read(registers);
        functions.put(place, new FoundFunction(names.of(identity.kind(), place), place, identity, address, bytes,
                FoundFunction.Pins.read(registers), arrivals));
        arrivals++;
    }

    HotPlugPort port(FunctionPlace bridge) {
        return new HotPlugPort(configuration, bridge);
    }

    /** The bridges with a bus behind them. */
    Collection<FunctionPlace> bridges() {
        return tree.bridges().keySet();
    }

    /** The functions that are present. */
    Collection<FoundFunction> functions() {
        return Collections.unmodifiableCollection(functions.values());
    }

    /** The place of the function that has, or had, a name. */
    Optional<FunctionPlace> place(String name) {
        return names.place(name);
    }

    /** The function at a place, if one is present. */
    Optional<FoundFunction> at(FunctionPlace place) {
        return Optional.ofNullable(functions.get(place));
    }

    /** Looks at the slots behind bridges, until none changes any more. */
    void look() {
        boolean hasChanged = true;
        while (hasChanged) {
            hasChanged = false;
            for (FunctionPlace bridge : bridges()) {
                long changed = port(bridge).takeChanged();
                hasChanged |= changed != 0;
                lookBehind(tree.bridges().get(bridge), changed);
            }
        }
    }

    private void lookBehind(int bus, long changed) {
        for (int slot = 0; slot < FunctionRegister.SLOTS; slot++) {
            FunctionPlace place = new FunctionPlace(bus, slot);
            if (tree.bridges().containsKey(place)) {
                continue;
            }
            boolean isPresent = configuration.isPresent(place);
            boolean isAnother = isPresent && ((changed >>> slot & 1) != 0 || !isKnown(place));
            if (functions.containsKey(place) && (!isPresent || isAnother)) {
                functions.remove(place);
                layout.remove(place);
            }
            if (isAnother) {
                long bytes = configuration.size(place);
                OptionalLong address = bytes == 0 ? OptionalLong.empty() : layout.add(place, bytes);
                address.ifPresent(assigned -> assign(place, assigned));
                add(place, address, bytes);
            }
        }
    }

    private boolean isKnown(FunctionPlace place) {
        return at(place).filter(function -> function.identity()
                .equals(FoundFunction.Identity.read(configuration.at(place)))).isPresent();
    }

    /** Lets a device answer at its address, and access memory and send messages if it is confined. */
    void enable(FoundFunction function) {
        RegisterWindow<FunctionRegister> registers = configuration.at(function.place());
        registers.write(FunctionRegister.MEMORY_ENABLE, 1);
        registers.write(FunctionRegister.BUS_MASTER, function.isConfined() ? 1 : 0);
    }

    /** Switches a slot behind a bridge on or off; returns whether it is behind one. */
    boolean setPower(FunctionPlace place, boolean isOn) {
        Optional<FunctionPlace> bridge = bridges().stream()
                .filter(before -> tree.bridges().get(before) == place.bus()).findFirst();
        bridge.ifPresent(before -> port(before).setPower(place.slot(), isOn));
        return bridge.isPresent() && !tree.bridges().containsKey(place);
    }
}
