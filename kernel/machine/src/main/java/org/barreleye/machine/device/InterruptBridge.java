package org.barreleye.machine.device;

import org.barreleye.kpi.register.RegisterBank;
import org.barreleye.kpi.register.RegisterTable;
import org.barreleye.kpi.register.interrupt.BridgeRegister;

/** An interrupt bridge, as {@link BridgeRegister} says. */
final class InterruptBridge implements InterruptController {
    private final InterruptLine output;
    private final InterruptInputs inputs;
    private final RegisterBank<BridgeRegister> registers = new RegisterBank<>(RegisterTable.of(BridgeRegister.class));

    /** A bridge whose lines are masked. */
    InterruptBridge(InterruptLine output, int lines) {
        this.output = output;
        inputs = new InterruptInputs(this, lines);
        registers.set(BridgeRegister.LINES, lines);
        registers.set(BridgeRegister.MASK, inputs.all());
    }

    InterruptInputs inputs() {
        return inputs;
    }

    @Override
    public void onInput(long now, int line, boolean isActive) {
        if (isActive) {
            registers.set(BridgeRegister.STATUS, registers.get(BridgeRegister.STATUS) | 1L << line);
        }
        update(now);
    }

    private void update(long now) {
        output.set(now, (registers.get(BridgeRegister.STATUS) & ~registers.get(BridgeRegister.MASK)) != 0);
    }

    @Override
    public long load(int core, int register, long now) {
        registers.set(BridgeRegister.INPUT, inputs.active());
        return registers.load(register);
    }

    @Override
    public void store(int core, int register, long value, long now) {
        registers.store(register, value);
        registers.set(BridgeRegister.STATUS, registers.get(BridgeRegister.STATUS) | inputs.active());
        update(now);
    }

    @Override
    public void onEvent(long now, int core, long subject, long value) {
        // It posts no events.
    }
}
