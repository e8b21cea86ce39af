package org.barreleye.service.interrupt;

import org.barreleye.kpi.register.interrupt.FixedVectorRegister;

/** The driver of a fixed-vector controller. */
record FixedVectorDriver(ControllerRegisters<FixedVectorRegister> registers) implements ControllerDriver {
    @Override
    public void maskAll() {
        registers.write(FixedVectorRegister.MASK, -1);
        for (int line = 0; line < registers.read(FixedVectorRegister.LINES); line++) {
            acknowledge(line);
        }
    }

    @Override
    public void unmask(int line, boolean isLevel, int core, int vector) {
        registers.setBit(FixedVectorRegister.LEVEL, line, isLevel);
        registers.setBit(FixedVectorRegister.MASK, line, false);
    }

    @Override
    public void mask(int line) {
        registers.setBit(FixedVectorRegister.MASK, line, true);
        acknowledge(line);
    }

    @Override
    public void acknowledge(int line) {
        registers.write(FixedVectorRegister.END_OF_INTERRUPT, line);
    }
}
