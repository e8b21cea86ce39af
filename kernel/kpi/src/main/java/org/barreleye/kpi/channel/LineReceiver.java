package org.barreleye.kpi.channel;

/** Takes one line out of a channel: a header and seven words, passed as arguments. */
@FunctionalInterface
public interface LineReceiver {
    /**
     * A line has arrived. Called once per line, in the order of sending.
     *
     * @param message the message number, 1 .. 32,767
     * @param token the 32-bit token of the call that this line belongs to, 0 for none
     */
    void onLine(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6);
}
