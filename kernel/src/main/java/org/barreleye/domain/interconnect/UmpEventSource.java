package org.barreleye.domain.interconnect;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.UmpChannel;

/** A binding over a pair of rings: there may be an event when the line changes that holds the next slot. */
public final class UmpEventSource implements EventSource {
    private final Binding binding;
    private final UmpChannel channel;
    private final FrameRing incoming;

    /** Watches a binding. */
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
