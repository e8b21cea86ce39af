package org.barreleye.domain.interconnect;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.types.Copier;

/** A binding over endpoints: the kernel wakes the dispatcher when a message comes, no line need be watched. */
public final class LmpSource implements EventSource {
    private final Binding binding;

    /** Watches a binding. */
    public LmpSource(Binding binding) {
        this.binding = binding;
    }

    private LmpSource(LmpSource source, Copier copier) {
        copier.enter(source, this);
        binding = copier.of(source.binding);
    }

    @Override
    public LmpSource copy(Copier copier) {
        return new LmpSource(this, copier);
    }

    @Override
    public boolean poll() {
        return binding.poll();
    }

    @Override
    public long line() {
        return NO_LINE;
    }

    @Override
    public boolean isOver() {
        return !binding.isOpen();
    }
}
