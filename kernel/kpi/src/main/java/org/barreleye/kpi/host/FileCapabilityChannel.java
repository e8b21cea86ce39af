package org.barreleye.kpi.host;

import java.util.Optional;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.LineReceiver;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Passes capabilities between two processes as numbers of slots, in rings of their own: one line for each. A number
 * that arrives is looked up in the table of this process, if it has one. Tells a binding also that the other process is
 * gone.
 */
final class FileCapabilityChannel implements CapabilityChannel, LineReceiver {
    private static final int CAPABILITY = 1;

    private final UmpChannel lines;
    private final CapabilityInspector inspector;
    private final PeerLiveness peer;
    private CapabilityReference next;
    private boolean closed;

    FileCapabilityChannel(LineStorage outgoing, LineStorage incoming, CapabilityInspector inspector,
            PeerLiveness peer) {
        this.lines = new UmpChannel(outgoing, incoming, this);
        this.inspector = inspector;
        this.peer = peer;
    }

    @Override
    public CapabilityInspector inspector() {
        return inspector;
    }

    @Override
    public Optional<Failure> failure() {
        return peer.failure();
    }

    @Override
    public void release(CapabilityReference capability) {
        inspector.release(capability);
    }

    @Override
    public boolean send(CapabilityReference capability, boolean move) {
        boolean sent = lines.send(CAPABILITY, 0, capability.address().slot(), 0, 0, 0, 0, 0, 0);
        if (sent && move && capability.isPresent()) {
            inspector.release(capability);
        }
        return sent;
    }

    @Override
    public boolean isReady() {
        return next != null || !closed && lines.receive(this) && next != null;
    }

    @Override
    public void onLine(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        CapabilityReference arrived = CapabilityReference.at(new CapabilityAddress((int) w0));
        if (message != CAPABILITY || token != 0 || w0 != (int) w0) {
            refuse("sent a line that is not a capability");
        } else if (arrived.isPresent() && inspector != CapabilityInspector.NONE
                && inspector.identify(arrived).isEmpty()) {
            refuse("sent a capability that is unknown here: " + arrived.address());
        } else {
            next = arrived;
        }
    }

    private void refuse(String sentence) {
        closed = true;
        peer.fail(Failure.Kind.MALFORMED, sentence);
    }

    @Override
    public CapabilityReference take() {
        if (!isReady()) {
            throw new IllegalStateException("no capability has arrived");
        }
        CapabilityReference taken = next;
        next = null;
        if (lines.isAcknowledgementDue()) {
            lines.acknowledge();
        }
        return taken;
    }

    /** Ends receiving: a number that arrives later names nothing here, so there is nothing to delete. */
    @Override
    public void close() {
        closed = true;
        next = null;
    }
}
