package org.barreleye.kpi.channel;

/** One end of something that a binding can be made over, whatever carries its messages. */
public sealed interface Channel permits LmpChannel, LineChannel {}
