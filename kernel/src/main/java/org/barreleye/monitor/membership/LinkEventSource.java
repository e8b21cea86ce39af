package org.barreleye.monitor.membership;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.MailboxLinkRing;
import org.barreleye.domain.interconnect.UmpEventSource;

/**
 * The event source of a link through the mailbox whose other end is opened later. The first line that arrives says that
 * it is open.
 */
final class LinkEventSource implements EventSource {
    private final UmpEventSource source;
    private final FrameRing incoming;
    private final MailboxLinkRing outgoing;

    LinkEventSource(UmpEventSource source, FrameRing incoming, MailboxLinkRing outgoing) {
        this.source = source;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    @Override
    public boolean poll() {
        // A line that nothing has arrived in holds zeros.
        if (!outgoing.isOpen() && incoming.header(0) != 0) {
            outgoing.open();
        }
        return source.poll();
    }

    @Override
    public long watchedLine() {
        return source.watchedLine();
    }

    @Override
    public boolean isFinished() {
        return source.isFinished();
    }
}
