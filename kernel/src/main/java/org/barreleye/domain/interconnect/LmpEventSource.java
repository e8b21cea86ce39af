package org.barreleye.domain.interconnect;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.binding.Binding;

/** A binding over endpoints: the kernel wakes the dispatcher when a message comes, no line need be watched. */
public final class LmpEventSource implements EventSource {
    private final Binding binding;

    /** Watches a binding. */
    public LmpEventSource(Binding binding) {
        this.binding = binding;
    }

    @Override
    public boolean poll() {
        return binding.poll();
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public boolean isFinished() {
        return !binding.isOpen();
    }
}
