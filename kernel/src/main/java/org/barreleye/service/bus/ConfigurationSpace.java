package org.barreleye.service.bus;

import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.Region;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.state.Copyable;

/** The mapped configuration space of the bus. */
record ConfigurationSpace(Domain domain, Region region) implements Copyable {
    private static final long PAGE = 4_096;

    /** The registers of the function at a place. */
    RegisterWindow<FunctionRegister> at(FunctionPlace place) {
        return new RegisterWindow<>(
                region.window(domain.syscalls().memory()).part(place.number() * PAGE, PAGE));
    }

    boolean isPresent(FunctionPlace place) {
        return at(place).read(FunctionRegister.IDENTITY) != FunctionRegister.ABSENT;
    }

    boolean isBridge(FunctionPlace place) {
        return at(place).read(FunctionRegister.HEADER_TYPE) == FunctionRegister.HEADER_BRIDGE;
    }

    /** The size of the registers of a device, which answers nowhere afterwards; 0 if it has a place of its own. */
    long size(FunctionPlace place) {
        RegisterWindow<FunctionRegister> registers = at(place);
        registers.write(FunctionRegister.COMMAND, 0);
        registers.write(FunctionRegister.BAR0, -1);
        long ones = registers.read(FunctionRegister.BAR0) & ~FunctionRegister.BAR_FLAGS;
        registers.write(FunctionRegister.BAR0, 0);
        return -ones;
    }
}
