package org.barreleye.service.interrupt;

import org.barreleye.kpi.register.interrupt.BridgeRegister;

/** The driver of an interrupt bridge. */
record BridgeDriver(ControllerRegisters<BridgeRegister> registers) implements ControllerDriver {
    @Override
    public void maskAll() {
        registers.write(BridgeRegister.MASK, -1);
    }

    @Override
    public void unmask(int line, boolean isLevel, int core, int vector) {
        acknowledge(line); // what was latched before
        registers.setBit(BridgeRegister.MASK, line, false);
    }

    @Override
    public void mask(int line) {
        registers.setBit(BridgeRegister.MASK, line, true);
    }

    @Override
    public void acknowledge(int line) {
        registers.write(BridgeRegister.STATUS, 1L << line);
    }

    @Override
    public boolean latches() {
        return true;
    }
}
