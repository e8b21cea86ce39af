package org.barreleye.cpudriver.paging;

import org.barreleye.exploration.system.Outbox;
import org.barreleye.kpi.state.Copyable;

/** Sends the messages of one step. */
final class ShootdownMail implements Copyable {
    // All messages are between parts of the one node.
    private static final int NODE = 0;

    // Belongs to the step that runs.
    private transient Outbox outbox;

    void begin(Outbox newOutbox) {
        outbox = newOutbox;
    }

    void end() {
        outbox = null;
    }

    void send(ShootdownMessage message) {
        outbox.send(NODE, message);
    }
}
