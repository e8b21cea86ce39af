package org.barreleye.monitor.membership;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.MailboxLinkRing;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.memory.MemoryBlock;

/**
 * One end of a link.
 *
 * @param channel the channel of its binding
 * @param incoming the ring in which lines arrive
 * @param kept the ring that keeps lines until the other end is open; empty if no line has to be kept
 * @param capabilities what is destroyed with the link, in this order
 * @param blocks the memory that is free then
 * @param foreign the address of rings that only this core uses, in memory of the other one
 */
record LinkEnd(UmpChannel channel, FrameRing incoming, Optional<MailboxLinkRing> kept,
        List<CapabilityReference> capabilities, List<MemoryBlock> blocks, OptionalLong foreign) {}
