package org.barreleye.service.bus;

import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.state.Copyable;

/** The registers of a bridge about the slots behind it. */
record HotPlugPort(ConfigurationSpace configuration, FunctionPlace bridge) implements Copyable {
    private static final long ALL_SLOTS = 0xffff_ffffL;

    private RegisterWindow<FunctionRegister> registers() {
        return configuration.at(bridge);
    }

    /** Passes the addresses of a bus on, and accesses to memory and messages back; all slots have power. */
    void open(AddressRange passed) {
        registers().write(FunctionRegister.MEMORY_BASE, passed.begin());
        registers().write(FunctionRegister.MEMORY_LIMIT, passed.end() - 4_096);
        registers().write(FunctionRegister.MEMORY_ENABLE, 1);
        registers().write(FunctionRegister.BUS_MASTER, 1);
        registers().write(FunctionRegister.SLOT_POWER, ALL_SLOTS);
    }

    /** Lets the bridge tell of changes by messages. */
    void enableInterrupt(int core, int vector) {
        registers().write(FunctionRegister.MSI_DESTINATION, core);
        registers().write(FunctionRegister.MSI_VECTOR, vector);
        registers().write(FunctionRegister.INTERRUPT_DISABLE, 1);
        registers().write(FunctionRegister.MSI_ENABLE, 1);
        registers().write(FunctionRegister.HOT_PLUG_INTERRUPT, 1);
    }

    /** The slots in which a function has come or gone since the last call, a bit for each. */
    long takeChanged() {
        long changed = registers().read(FunctionRegister.SLOT_CHANGED);
        registers().write(FunctionRegister.SLOT_CHANGED, changed);
        return changed;
    }

    void setPower(int slot, boolean isOn) {
        long others = registers().read(FunctionRegister.SLOT_POWER) & ~(1L << slot);
        registers().write(FunctionRegister.SLOT_POWER, isOn ? others | 1L << slot : others);
    }
}
