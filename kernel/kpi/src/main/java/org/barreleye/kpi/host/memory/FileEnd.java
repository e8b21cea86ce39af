package org.barreleye.kpi.host.memory;

/** The two processes that map the file of a connection. */
public enum FileEnd {
    /** The process that made the file. */
    SERVER,
    /** The process that claimed it. */
    CLIENT;

    /** The end of the other process. */
    public FileEnd other() {
        return this == SERVER ? CLIENT : SERVER;
    }
}
