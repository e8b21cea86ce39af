package org.barreleye.shell.command;

/** A flag that the user's interrupt (Ctrl-C) sets and the shell clears. */
public final class Interruption {
    private boolean requested;

    /** Makes a flag that is not set. */
    public Interruption() {}

    /** Sets the flag. */
    public void request() {
        requested = true;
    }

    /** Returns whether the flag is set. */
    public boolean isSet() {
        return requested;
    }

    /** Returns whether the flag was set, and clears it. */
    public boolean testAndClear() {
        boolean was = requested;
        requested = false;
        return was;
    }
}
