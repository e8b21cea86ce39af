package org.barreleye.kpi.channel;

/** Records the messages that the bindings of a program send and receive, for instance in the trace of a machine. */
public interface MessageTracer {
    /** Records nothing. */
    MessageTracer NONE = NoTracer.NONE;

    /** Returns whether messages are recorded. If not, the two other methods need not be called. */
    boolean isEnabled();

    /**
     * Records that a message is given to its binding, which sends it now or queues it. A message for which there is no
     * room is recorded, too, and once more when the program sends it again.
     *
     * @param message its interface and its name, with a dot between them
     */
    void onSend(String message);

    /**
     * Records that the first part of a message has arrived.
     *
     * @param message its interface and its name, with a dot between them
     */
    void onReceive(String message);
}
