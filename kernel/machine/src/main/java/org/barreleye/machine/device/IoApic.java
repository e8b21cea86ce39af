package org.barreleye.machine.device;

import org.barreleye.kpi.register.RegisterTable;
import org.barreleye.kpi.register.interrupt.IoApicRegister;
import org.barreleye.kpi.state.Shared;

/** An I/O APIC, as {@link IoApicRegister} says. */
final class IoApic implements InterruptController {
    private static final long READ_ONLY = IoApicRegister.PENDING.mask() | IoApicRegister.REMOTE_IRR.mask();

    @Shared // constant
    private final RegisterTable<IoApicRegister> registers = RegisterTable.of(IoApicRegister.class);
    private final Bus bus;
    // By index, in ascending order of the description; the controller stands beside the first.
    private final int[] cores;
    private final InterruptInputs inputs;
    private final LineStates states;
    // By line, without the bits that are read only.
    private final long[] entries;
    private long selected;

    /**
     * A controller whose lines are masked.
     *
     * @param cores that it reaches, by their indexes
     */
    IoApic(Bus bus, int[] cores, int lines) {
        this.bus = bus;
        this.cores = cores;
        inputs = new InterruptInputs(this, lines);
        states = new LineStates(inputs, 0);
        entries = new long[lines];
        for (int line = 0; line < lines; line++) {
            entries[line] = IoApicRegister.DESTINATION.with(IoApicRegister.MASKED.mask(), bus.numberOf(cores[0]));
        }
    }

    InterruptInputs inputs() {
        return inputs;
    }

    @Override
    public void onInput(long now, int line, boolean isActive) {
        if (isActive) {
            states.onActive(line);
            deliver(now, line);
        }
    }

    private void deliver(long now, int line) {
        boolean isDue = ((states.requests() & ~states.inService()) >>> line & 1) != 0;
        if (isDue && IoApicRegister.MASKED.in(entries[line]) == 0) {
            states.deliver(line, states.isLevel(line));
            int core = bus.indexOf(IoApicRegister.DESTINATION.in(entries[line]));
            if (reaches(core)) {
                bus.interrupt(now + bus.latency(cores[0], core, now), core,
                        (int) IoApicRegister.VECTOR.in(entries[line]));
            }
        }
    }

    private boolean reaches(int core) {
        for (int reached : cores) {
            if (reached == core) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long load(int core, int register, long now) {
        return registers.at(register).map(read -> switch (read) {
            case LINES -> (long) inputs.lines();
            case SELECT -> selected;
            case ENTRY -> entry();
            case END_OF_INTERRUPT -> 0L;
        }).orElse(0L);
    }

    private boolean isSelected() {
        return selected < inputs.lines();
    }

    private long entry() {
        if (!isSelected()) {
            return 0;
        }
        int line = (int) selected;
        long served = states.inService() >>> line & 1;
        long pending = states.requests() >>> line & 1 & ~served;
        return IoApicRegister.REMOTE_IRR.with(IoApicRegister.PENDING.with(entries[line], pending), served);
    }

    @Override
    public void store(int core, int register, long value, long now) {
        registers.at(register).ifPresent(written -> {
            switch (written) {
                case SELECT -> selected = value & 0xffff_ffffL;
                case ENTRY -> setEntry(now, value);
                case END_OF_INTERRUPT -> end(now, value);
                case LINES -> { } // is read only
            }
        });
    }

    private void setEntry(long now, long value) {
        if (isSelected()) {
            int line = (int) selected;
            entries[line] = value & ~READ_ONLY;
            boolean isLevel = IoApicRegister.LEVEL.in(value) != 0;
            states.setLevel(states.level() & ~(1L << line) | (isLevel ? 1L << line : 0));
            if (!isLevel) {
                states.end(line);
            }
            deliver(now, line);
        }
    }

    private void end(long now, long line) {
        if (states.end(line)) {
            deliver(now, (int) line);
        }
    }

    @Override
    public void onEvent(long now, int core, long subject, long value) {
        // It posts no events.
    }
}
