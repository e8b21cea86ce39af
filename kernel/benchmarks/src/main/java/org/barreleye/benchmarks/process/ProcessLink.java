package org.barreleye.benchmarks.process;

/** The end of a link in the process that measures. Messages have seven words. */
interface ProcessLink {
    /** The name of the link, which is also the command to the other process. */
    String name();

    /** Sends seven words and waits until the other process has sent seven words back. */
    long roundTrip(long value);

    /** Sends one message one way, as soon as there is room. */
    void send(long value);

    /** Lets housekeeping be done that the link needs while it is not used. */
    void idle();
}
