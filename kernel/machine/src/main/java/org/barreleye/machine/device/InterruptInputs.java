package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/**
 * The input lines of an interrupt controller. Several sources on one line are a wired or: the line is active as long as
 * one of them holds it active.
 */
final class InterruptInputs implements Copyable {
    private final InterruptController controller;
    // By line: how many sources hold it active.
    private final int[] holders;

    /** Lines that are not active. */
    InterruptInputs(InterruptController controller, int lines) {
        this.controller = controller;
        holders = new int[lines];
    }

    int lines() {
        return holders.length;
    }

    /** Returns whether a line is active. */
    boolean isActive(int line) {
        return holders[line] > 0;
    }

    /** The active lines, a bit for each. */
    long active() {
        long bits = 0;
        for (int line = 0; line < holders.length; line++) {
            bits |= isActive(line) ? 1L << line : 0;
        }
        return bits;
    }

    /** Ones at the bits of all lines. */
    long all() {
        return -1L >>> Long.SIZE - holders.length;
    }

    /** Connects a source to a line. */
    InterruptLine connect(int line) {
        return new Source(this, line);
    }

    private void change(long now, int line, int by) {
        boolean before = isActive(line);
        holders[line] += by;
        if (isActive(line) != before) {
            controller.onInput(now, line, !before);
        }
    }

    /** A source on a line. */
    private static final class Source implements InterruptLine {
        private final InterruptInputs inputs;
        private final int line;
        private boolean isActive;

        Source(InterruptInputs inputs, int line) {
            this.inputs = inputs;
            this.line = line;
        }

        @Override
        public void set(long now, boolean active) {
            if (active != isActive) {
                isActive = active;
                inputs.change(now, line, active ? 1 : -1);
            }
        }
    }
}
