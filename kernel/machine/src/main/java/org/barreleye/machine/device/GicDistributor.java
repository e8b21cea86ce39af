package org.barreleye.machine.device;

import org.barreleye.kpi.register.RegisterTable;
import org.barreleye.kpi.register.interrupt.GicRegister;
import org.barreleye.kpi.state.Shared;

/** A GIC-like distributor with the interfaces of its cores, as {@link GicRegister} says. */
final class GicDistributor implements InterruptController {
    private static final int LOWEST_PRIORITY = 255;

    @Shared // constant
    private final RegisterTable<GicRegister> registers = RegisterTable.of(GicRegister.class);
    private final Bus bus;
    // By index; the controller stands beside the first.
    private final int[] cores;
    private final int vector;
    private final InterruptInputs inputs;
    private final LineStates states;
    private long enabled;
    // The lines of which their core was told since they became deliverable.
    private long signalled;
    // By line; the target is the number of a core.
    private final int[] priorities;
    private final long[] targets;
    // By core.
    private final int[] priorityMasks;
    private long selected;

    /**
     * A distributor whose lines are disabled.
     *
     * @param cores that it reaches, by their indexes
     */
    GicDistributor(Bus bus, int[] cores, int vector, int lines) {
        this.bus = bus;
        this.cores = cores;
        this.vector = vector;
        inputs = new InterruptInputs(this, lines);
        states = new LineStates(inputs, -1);
        priorities = new int[lines];
        targets = new long[lines];
        priorityMasks = new int[bus.cores()];
        for (int line = 0; line < lines; line++) {
            targets[line] = bus.numberOf(cores[0]);
        }
        for (int core = 0; core < priorityMasks.length; core++) {
            priorityMasks[core] = LOWEST_PRIORITY;
        }
    }

    InterruptInputs inputs() {
        return inputs;
    }

    @Override
    public void onInput(long now, int line, boolean isActive) {
        if (isActive) {
            states.onActive(line);
        }
        signal(now);
    }

    /** Interrupts the cores of all lines that have become deliverable. */
    private void signal(long now) {
        for (int core : cores) {
            for (int line = 0; line < inputs.lines(); line++) {
                if (targets[line] == bus.numberOf(core)) {
                    signal(now, core, line);
                }
            }
        }
    }

    private void signal(long now, int core, int line) {
        if (!isDeliverable(core, line)) {
            signalled &= ~(1L << line);
        } else if ((signalled >>> line & 1) == 0) {
            signalled |= 1L << line;
            bus.interrupt(now + bus.latency(cores[0], core, now), core, vector);
        }
    }

    private boolean isDeliverable(int core, int line) {
        return ((states.requests() & enabled & ~states.inService()) >>> line & 1) != 0
                && targets[line] == bus.numberOf(core)
                && priorities[line] < priorityMasks[core]
                && priorities[line] < runningPriority(core);
    }

    /** The smallest priority number of the active lines of a core. */
    private int runningPriority(int core) {
        int running = LOWEST_PRIORITY + 1;
        for (int line = 0; line < inputs.lines(); line++) {
            if ((states.inService() >>> line & 1) != 0 && targets[line] == bus.numberOf(core)) {
                running = Math.min(running, priorities[line]);
            }
        }
        return running;
    }

    private long acknowledge(int core, long now) {
        int best = GicRegister.SPURIOUS;
        for (int line = 0; line < inputs.lines(); line++) {
            if (isDeliverable(core, line) && (best == GicRegister.SPURIOUS || priorities[line] < priorities[best])) {
                best = line;
            }
        }
        if (best != GicRegister.SPURIOUS) {
            states.deliver(best, true);
            signal(now);
        }
        return best;
    }

    @Override
    public long load(int core, int register, long now) {
        return registers.at(register).map(read -> load(core, read, now)).orElse(0L);
    }

    private long load(int core, GicRegister register, long now) {
        return switch (register) {
            case LINES -> inputs.lines();
            case ENABLE -> enabled;
            case PENDING -> states.requests();
            case ACTIVE -> states.inService();
            case EDGE -> ~states.level() & inputs.all();
            case SELECT -> selected;
            case PRIORITY -> isSelected() ? priorities[(int) selected] : 0;
            case TARGET -> isSelected() ? targets[(int) selected] : 0;
            case PRIORITY_MASK -> priorityMasks[core];
            case ACKNOWLEDGE -> acknowledge(core, now);
            case DISABLE, END_OF_INTERRUPT -> 0;
        };
    }

    private boolean isSelected() {
        return selected < inputs.lines();
    }

    @Override
    public void store(int core, int register, long value, long now) {
        registers.at(register).ifPresent(written -> {
            switch (written) {
                case ENABLE -> enabled |= value & inputs.all();
                case DISABLE -> enabled &= ~value;
                case EDGE -> states.setLevel(~value);
                case SELECT -> selected = value & 0xffff_ffffL;
                case PRIORITY -> setPriority(value);
                case TARGET -> setTarget(value);
                case PRIORITY_MASK -> priorityMasks[core] = (int) Math.min(value & 0xffff_ffffL, LOWEST_PRIORITY);
                case END_OF_INTERRUPT -> states.end(value);
                case LINES, PENDING, ACTIVE, ACKNOWLEDGE -> { } // are read only
            }
            signal(now);
        });
    }

    private void setPriority(long value) {
        if (isSelected()) {
            priorities[(int) selected] = (int) Math.min(value & 0xffff_ffffL, LOWEST_PRIORITY);
        }
    }

    private void setTarget(long value) {
        if (isSelected()) {
            targets[(int) selected] = value & 0xffff_ffffL;
            signalled &= ~(1L << selected);
        }
    }

    @Override
    public void onEvent(long now, int core, long subject, long value) {
        // It posts no events.
    }
}
