package org.barreleye.service.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.bus.FunctionRegister;

/**
 * A walk over the functions of the bus, depth first. Each bridge is given the next number of a bus, and each function
 * the next addresses of the window, so that what is behind a bridge has adjacent addresses.
 */
final class BusScan {
    private static final long PAGE = 4_096;

    private final Window configuration;
    private final BusPlace place;
    private final List<FoundFunction> found = new ArrayList<>();
    private int lastBus;
    private long next;

    private BusScan(Window configuration, BusPlace place) {
        this.configuration = configuration;
        this.place = place;
        next = place.window();
    }

    /** Finds all functions that are present. */
    static List<FoundFunction> of(Window configuration, BusPlace place) {
        BusScan scan = new BusScan(configuration, place);
        scan.walk(0);
        return scan.found;
    }

    private void walk(int bus) {
        for (int slot = 0; slot < FunctionRegister.SLOTS; slot++) {
            RegisterWindow<FunctionRegister> registers = new RegisterWindow<>(configuration.part(
                    ((long) bus * FunctionRegister.SLOTS + slot) * PAGE, PAGE));
            if (registers.read(FunctionRegister.IDENTITY) == FunctionRegister.ABSENT) {
                continue;
            }
            boolean isBridge = registers.read(FunctionRegister.HEADER_TYPE) == FunctionRegister.HEADER_BRIDGE;
            long bytes = isBridge ? 0 : size(registers);
            OptionalLong address = bytes == 0 ? OptionalLong.empty() : assign(registers, bytes);
            found.add(FoundFunction.read(registers, bus, slot, isBridge, address, bytes));
            if (isBridge) {
                open(registers);
            }
        }
    }

    /** The size of the registers of a device; 0 if it has a place of its own. */
    private static long size(RegisterWindow<FunctionRegister> registers) {
        registers.write(FunctionRegister.MEMORY_ENABLE, 0);
        registers.write(FunctionRegister.BAR0, -1);
        long ones = registers.read(FunctionRegister.BAR0) & ~FunctionRegister.BAR_FLAGS;
        return -ones;
    }

    private OptionalLong assign(RegisterWindow<FunctionRegister> registers, long bytes) {
        long address = next + bytes - 1 & -bytes;
        if (address + bytes > place.window() + place.windowBytes()) {
            registers.write(FunctionRegister.BAR0, 0);
            return OptionalLong.empty(); // it stays disabled
        }
        next = address + bytes;
        registers.write(FunctionRegister.BAR0, address);
        registers.write(FunctionRegister.MEMORY_ENABLE, 1);
        return OptionalLong.of(address);
    }

    private void open(RegisterWindow<FunctionRegister> bridge) {
        if (lastBus + 1 >= place.buses()) {
            return; // configuration space has no part for another bus
        }
        lastBus++;
        bridge.write(FunctionRegister.SECONDARY_BUS, lastBus);
        long begin = next;
        walk(lastBus);
        bridge.write(FunctionRegister.MEMORY_BASE, begin);
        bridge.write(FunctionRegister.MEMORY_LIMIT, next - PAGE);
        bridge.write(FunctionRegister.MEMORY_ENABLE, 1);
        bridge.write(FunctionRegister.BUS_MASTER, 1);
    }
}
