package org.barreleye.samples.network;

/** Receives the frames that arrive at a network interface. Runs as an event handler, so it may not wait. */
@FunctionalInterface
public interface FrameReceiver {
    /**
     * A frame has arrived.
     *
     * @param frame its bytes, which belong to the receiver; whatever was on the wire, so they have to be checked
     */
    void onFrame(byte[] frame);
}
