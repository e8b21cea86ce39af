package org.barreleye.shell.command;

/** How the shell will end: whether somebody has asked for it, and with which status. */
public final class Exit {
    private int status;
    private boolean requested;

    /** Nothing has run yet, and nobody has asked. */
    public Exit() {}

    /** A command has ended. */
    public void setStatus(int newStatus) {
        status = newStatus;
    }

    /** Asks for the end. */
    public void request() {
        requested = true;
    }

    /** Whether the shell is to end. */
    public boolean isRequested() {
        return requested;
    }

    /** The status of the last command. */
    public int status() {
        return status;
    }
}
