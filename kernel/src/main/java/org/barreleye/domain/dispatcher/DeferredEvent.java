package org.barreleye.domain.dispatcher;

import org.barreleye.kpi.state.Copyable;

/** An event that happens when a time has come: once, or again and again. */
public final class DeferredEvent implements Copyable {
    private final EventChannel channel;
    private final long period;
    private long due;

    DeferredEvent(EventChannel channel, long due, long period) {
        this.channel = channel;
        this.due = due;
        this.period = period;
    }

    /** When it happens, in nanoseconds. */
    public long due() {
        return due;
    }

    /**
     * Happens, if the time has come. Of several periods that have passed one counts: who is late does not catch up.
     *
     * @return whether that was the last time
     */
    boolean expire(long now) {
        if (now < due) {
            return false;
        }
        channel.trigger();
        if (period > 0) {
            due += ((now - due) / period + 1) * period;
        }
        return period == 0;
    }
}
