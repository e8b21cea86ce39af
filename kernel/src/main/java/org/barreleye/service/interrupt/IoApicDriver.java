package org.barreleye.service.interrupt;

import org.barreleye.kpi.register.interrupt.IoApicRegister;

/** The driver of an I/O APIC. */
record IoApicDriver(ControllerRegisters<IoApicRegister> registers) implements ControllerDriver {
    @Override
    public void maskAll() {
        for (int line = 0; line < registers.read(IoApicRegister.LINES); line++) {
            mask(line);
        }
    }

    @Override
    public void unmask(int line, boolean isLevel, int core, int vector) {
        registers.write(IoApicRegister.SELECT, line);
        registers.write(IoApicRegister.ENTRY, IoApicRegister.LEVEL.with(IoApicRegister.VECTOR.with(
                IoApicRegister.DESTINATION.with(0, core), vector), isLevel ? 1 : 0));
    }

    @Override
    public void mask(int line) {
        registers.write(IoApicRegister.SELECT, line);
        registers.write(IoApicRegister.ENTRY, IoApicRegister.MASKED.mask());
        acknowledge(line);
    }

    @Override
    public void acknowledge(int line) {
        registers.write(IoApicRegister.END_OF_INTERRUPT, line);
    }
}
