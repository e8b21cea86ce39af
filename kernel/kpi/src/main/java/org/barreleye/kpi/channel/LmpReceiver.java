package org.barreleye.kpi.channel;

import org.barreleye.kpi.types.CapabilityReference;

/** Takes one message out of an endpoint. */
@FunctionalInterface
public interface LmpReceiver {
    /**
     * A message has arrived. Called once per message, in the order of sending.
     *
     * @param words how many of the words were sent, 0 .. 10; the others are 0
     * @param capability where the capability that came along lies now, or a reference to
     *     {@link org.barreleye.kpi.types.CapabilityAddress#NULL} if none came
     */
    void onMessage(int words, CapabilityReference capability, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6, long w7, long w8, long w9);
}
