package org.barreleye.service.interrupt;

import org.barreleye.kpi.register.interrupt.GicRegister;

/** The driver of the distributor of a GIC; the CPU drivers serve the interfaces of the cores. */
record GicDriver(ControllerRegisters<GicRegister> registers) implements ControllerDriver {
    @Override
    public void maskAll() {
        registers.write(GicRegister.DISABLE, -1);
        for (int line = 0; line < registers.read(GicRegister.LINES); line++) {
            end(line);
        }
    }

    @Override
    public void unmask(int line, boolean isLevel, int core, int vector) {
        registers.write(GicRegister.SELECT, line);
        registers.write(GicRegister.TARGET, core);
        registers.setBit(GicRegister.EDGE, line, !isLevel);
        registers.write(GicRegister.ENABLE, 1L << line);
    }

    @Override
    public void mask(int line) {
        registers.write(GicRegister.DISABLE, 1L << line);
        end(line);
    }

    @Override
    public void acknowledge(int line) {
        end(line);
        // The CPU driver has disabled it if its vector was not connected.
        registers.write(GicRegister.ENABLE, 1L << line);
    }

    private void end(int line) {
        registers.write(GicRegister.END_OF_INTERRUPT, line);
    }
}
