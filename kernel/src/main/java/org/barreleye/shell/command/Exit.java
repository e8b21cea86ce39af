package org.barreleye.shell.command;

/** The exit state of the shell: whether it is to end, and its status. */
public final class Exit {
    private int status;
    private boolean requested;

    /** Makes the state of a shell that has just started. */
    public Exit() {}

    /** Sets the status of the last command. */
    public void setStatus(int newStatus) {
        status = newStatus;
    }

    /** Requests the end of the shell. */
    public void request() {
        requested = true;
    }

    /** Returns whether the end has been requested. */
    public boolean isRequested() {
        return requested;
    }

    /** Returns the status of the last command. */
    public int status() {
        return status;
    }
}
