package org.barreleye.service.interrupt;

import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.Region;
import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.state.Copyable;

/**
 * The mapped registers of an interrupt controller.
 *
 * @param <R> the enumeration of the registers
 */
record ControllerRegisters<R extends Enum<R> & Register>(Domain domain, Region region) implements Copyable {
    RegisterWindow<R> window() {
        return new RegisterWindow<>(region.window(domain.syscalls().memory()));
    }

    long read(R register) {
        return window().read(register);
    }

    void write(R register, long value) {
        window().write(register, value);
    }

    /** Sets or clears the bit of a line in a register. */
    void setBit(R register, int line, boolean isSet) {
        long others = read(register) & ~(1L << line);
        write(register, isSet ? others | 1L << line : others);
    }
}
