package org.barreleye.cli;

import org.barreleye.cpudriver.CpuDriver;
import org.barreleye.monitor.boot.Supervisor;

/** The exit codes of the command line, unless the last command of the shell gives another. */
final class ExitCode {
    /** Success. */
    static final int OK = 0;
    /** A jar of programs is refused. */
    static final int FINDINGS = 1;
    /** The command line, or a file that it names, is invalid. */
    static final int USAGE = 2;
    /** A file cannot be read or written. */
    static final int FILE = 3;
    /** An internal error. */
    static final int BUG = 70;
    /** The machine did not boot, or is idle and was not powered off. */
    static final int NOT_BOOTED = 71;
    /** The machine has lost a service for good that it cannot do without. */
    static final int SERVICE_LOST = Supervisor.SERVICE_LOST;
    /** The machine has lost the monitor of the boot core, or that core. */
    static final int MONITOR_LOST = CpuDriver.MONITOR_LOST;
    /** The user interrupted the run. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
