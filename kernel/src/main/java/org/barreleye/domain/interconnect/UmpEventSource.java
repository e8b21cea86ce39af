package org.barreleye.domain.interconnect;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.UmpChannel;

/** The event source of a binding over two rings. It watches the next incoming message line. */
public final class UmpEventSource implements EventSource {
    private final Binding binding;
    private final UmpChannel channel;
    private final FrameRing incoming;

    /** Creates the source of a binding. */
    public UmpEventSource(Binding binding, UmpChannel channel, FrameRing incoming) {
        this.binding = binding;
        this.channel = channel;
        this.incoming = incoming;
    }

    @Override
    public boolean poll() {
        return binding.poll();
    }

    @Override
    public long watchedLine() {
        return incoming.address(channel.nextIncomingLine());
    }

    @Override
    public boolean isFinished() {
        return !binding.isOpen();
    }
}
