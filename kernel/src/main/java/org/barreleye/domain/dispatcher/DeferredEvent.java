package org.barreleye.domain.dispatcher;

import org.barreleye.kpi.state.Copyable;

/** A deferred event: triggers a channel at a time, once or periodically. */
public final class DeferredEvent implements Copyable {
    private final EventChannel channel;
    private final long period;
    private long due;

    DeferredEvent(EventChannel channel, long due, long period) {
        this.channel = channel;
        this.due = due;
        this.period = period;
    }

    /** The time of the next trigger, in nanoseconds. */
    public long due() {
        return due;
    }

    /**
     * Triggers the channel if the time is reached. If several periods have passed, it triggers once.
     *
     * @return whether there is no further trigger
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
