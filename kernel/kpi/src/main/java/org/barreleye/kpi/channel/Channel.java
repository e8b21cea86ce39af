package org.barreleye.kpi.channel;

/** One end of a channel over which a binding can be made, of any transport. */
public sealed interface Channel permits LmpChannel, LineChannel {
    /** The tracer of the program that this end belongs to. */
    default MessageTracer tracer() {
        return MessageTracer.NONE;
    }

    /** The sizes of the system that the channel belongs to. They bound the queue of a binding over it. */
    default QueueSizes queueSizes() {
        return QueueSizes.DEFAULT;
    }
}
