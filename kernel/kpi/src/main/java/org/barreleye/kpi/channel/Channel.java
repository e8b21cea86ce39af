package org.barreleye.kpi.channel;

/** One end of something that a binding can be made over, whatever carries its messages. */
public sealed interface Channel permits LmpChannel, LineChannel {
    /** The sizes of the system that the channel belongs to. They bound the queue of a binding over it. */
    default QueueSizes queueSizes() {
        return QueueSizes.DEFAULT;
    }
}
