package org.barreleye.shell.command;

/** Whether the person at the terminal has asked for whatever runs to stop. */
public final class Interruption {
    private boolean requested;

    /** Nobody has asked yet. */
    public Interruption() {}

    /** Somebody asks. */
    public void request() {
        requested = true;
    }

    /** Whether somebody has asked since this was called last. */
    public boolean testAndClear() {
        boolean was = requested;
        requested = false;
        return was;
    }
}
