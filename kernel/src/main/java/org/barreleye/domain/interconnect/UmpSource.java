package org.barreleye.domain.interconnect;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.types.Copier;

/** A binding over a pair of rings: there may be an event when the line changes that holds the next slot. */
public final class UmpSource implements EventSource {
    private final Binding binding;
    private final UmpChannel channel;
    private final FrameRing incoming;

    /** Watches a binding. */
    public UmpSource(Binding binding, UmpChannel channel, FrameRing incoming) {
        this.binding = binding;
        this.channel = channel;
        this.incoming = incoming;
    }

    private UmpSource(UmpSource source, Copier copier) {
        copier.enter(source, this);
        binding = copier.of(source.binding);
        channel = copier.of(source.channel);
        incoming = copier.of(source.incoming);
    }

    @Override
    public UmpSource copy(Copier copier) {
        return new UmpSource(this, copier);
    }

    @Override
    public boolean poll() {
        return binding.poll();
    }

    @Override
    public long line() {
        return incoming.address(channel.nextIncomingLine());
    }

    @Override
    public boolean isOver() {
        return !binding.isOpen();
    }
}
