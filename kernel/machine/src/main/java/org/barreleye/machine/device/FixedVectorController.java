package org.barreleye.machine.device;

import org.barreleye.kpi.register.RegisterBank;
import org.barreleye.kpi.register.RegisterTable;
import org.barreleye.kpi.register.interrupt.FixedVectorRegister;

/** A fixed-vector interrupt controller, as {@link FixedVectorRegister} says. Its lines have no order of priority. */
final class FixedVectorController implements InterruptController {
    private final Bus bus;
    private final int core;
    private final int firstVector;
    private final InterruptInputs inputs;
    private final LineStates states;
    private final RegisterBank<FixedVectorRegister> registers =
            new RegisterBank<>(RegisterTable.of(FixedVectorRegister.class));

    /**
     * A controller whose lines are masked.
     *
     * @param core that it interrupts, by its index
     * @param firstVector the vector of line 0
     */
    FixedVectorController(Bus bus, int core, int firstVector, int lines) {
        this.bus = bus;
        this.core = core;
        this.firstVector = firstVector;
        inputs = new InterruptInputs(this, lines);
        states = new LineStates(inputs, 0);
        registers.set(FixedVectorRegister.LINES, lines);
        registers.set(FixedVectorRegister.MASK, inputs.all());
    }

    InterruptInputs inputs() {
        return inputs;
    }

    @Override
    public void onInput(long now, int line, boolean isActive) {
        if (isActive) {
            states.onActive(line);
            deliver(now);
        }
    }

    private void deliver(long now) {
        long due = states.requests() & ~registers.get(FixedVectorRegister.MASK) & ~states.inService();
        for (int line = 0; line < inputs.lines(); line++) {
            if ((due >>> line & 1) != 0) {
                states.deliver(line, true);
                bus.interrupt(now, core, firstVector + line);
            }
        }
    }

    @Override
    public long load(int from, int register, long now) {
        registers.set(FixedVectorRegister.REQUEST, states.requests());
        registers.set(FixedVectorRegister.IN_SERVICE, states.inService());
        return registers.load(register);
    }

    @Override
    public void store(int from, int register, long value, long now) {
        registers.store(register, value).ifPresent(written -> {
            if (written == FixedVectorRegister.LEVEL) {
                states.setLevel(value);
            } else if (written == FixedVectorRegister.END_OF_INTERRUPT) {
                states.end(value);
            }
            deliver(now);
        });
    }

    @Override
    public void onEvent(long now, int at, long subject, long value) {
        // It posts no events.
    }
}
