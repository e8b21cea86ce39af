package org.barreleye.domain.interconnect;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.binding.Binding;

/** The event source of a binding over endpoints. The kernel wakes the dispatcher, so it watches no line. */
public final class LmpEventSource implements EventSource {
    private final Binding binding;

    /** Creates the source of a binding. */
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
