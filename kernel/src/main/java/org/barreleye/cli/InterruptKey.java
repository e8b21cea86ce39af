package org.barreleye.cli;

import org.barreleye.machine.Machine;
import org.barreleye.shell.command.Interruption;

/** The effect of Ctrl-C: it interrupts the shell; the third time it powers the machine off. */
final class InterruptKey {
    private static final int INTERRUPTS_TO_POWER_OFF = 3;

    private final Interruption interruption;
    private final Machine machine;
    private int presses;

    InterruptKey(Interruption interruption, Machine machine) {
        this.interruption = interruption;
        this.machine = machine;
    }

    void press() {
        interruption.request();
        presses++;
        if (presses == INTERRUPTS_TO_POWER_OFF) {
            machine.powerOff(ExitCode.INTERRUPTED);
        }
    }
}
