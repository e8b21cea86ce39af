package org.barreleye.monitor.domain;

import org.barreleye.kpi.state.Copyable;

/** Notified when a domain of this core or a channel through the mailbox has ended. */
public interface TerminationListener extends Copyable {
    /** The dispatcher of a domain is gone. */
    void onDomainEnded(LocalDomain domain, int status);

    /** Deletions that took more than a system call are finished. */
    void onDeletionsFinished();

    /** The other end of a connection through the mailbox is closed, and every line that it sent has arrived. */
    void onMailboxClosed(long connection);
}
