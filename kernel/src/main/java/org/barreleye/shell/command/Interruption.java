package org.barreleye.shell.command;

/** Whether the person at the terminal has asked for whatever runs to stop. */
public final class Interruption {
    private boolean wanted;

    /** Nobody has asked yet. */
    public Interruption() {}

    /** Somebody asks. */
    public void request() {
        wanted = true;
    }

    /** Whether somebody has asked since this was called last. */
    public boolean taken() {
        boolean was = wanted;
        wanted = false;
        return was;
    }
}
