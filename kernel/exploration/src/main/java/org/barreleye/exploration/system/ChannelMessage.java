package org.barreleye.exploration.system;

/**
 * A message that says on which virtual channel it travels. Messages of different virtual channels overtake each other,
 * those of one do not. All other messages travel on virtual channel 0.
 */
public interface ChannelMessage {
    /** The virtual channel: 0 .. {@link Scenario#virtualChannels()} - 1. */
    int virtualChannel();

    /** The virtual channel of a message. */
    static int of(Object message) {
        return message instanceof ChannelMessage onChannel ? onChannel.virtualChannel() : 0;
    }
}
