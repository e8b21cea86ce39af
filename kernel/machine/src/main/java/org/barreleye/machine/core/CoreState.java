package org.barreleye.machine.core;

/** What a core is doing, as somebody sees who looks at the machine. */
public enum CoreState {
    /** Without power from the beginning; being started gives it some. */
    OFF,
    /** With power, and waits to be started. */
    WAITING,
    /** Runs software, or lets it wait for a line. */
    RUNNING,
    /** Its software waits for an interrupt. */
    HALTED,
    /** Stopped dead, until it is started again. */
    FAILED;

    /** What a core is doing. */
    public static CoreState of(Core core) {
        return core.stateMachine.state();
    }
}
