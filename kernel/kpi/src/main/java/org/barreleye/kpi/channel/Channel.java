package org.barreleye.kpi.channel;

/** One end of something that a binding can be made over, whatever carries its messages. */
public sealed interface Channel permits LmpChannel, LineChannel {
    /** The tracer of the program that this end belongs to. */
    default MessageTracer tracer() {
        return MessageTracer.NONE;
    }
}
