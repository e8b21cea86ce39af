package org.barreleye.monitor.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.control.ComponentEvent;
import org.barreleye.generated.user.control.ComponentState;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.monitor.plan.Component;
import org.barreleye.monitor.plan.RestartRate;

/** The events of one component since the machine was powered on, and the restarts that it has left. */
public final class ComponentHistory implements Copyable {
    /** The number of events that are known; older ones are forgotten. */
    public static final int EVENTS_MAX = 64;

    // In characters, all of which are ASCII: as many as the message that answers questions holds.
    private static final int REASON_MAX = 255;

    private final Component component;
    private final RestartRate rate;
    private final List<Event> events = new ArrayList<>();
    // The times of the restarts, in nanoseconds; those that are older than a period count no more.
    private final List<Long> recentRestarts = new ArrayList<>();
    private ComponentState state = ComponentState.WAITING;
    private int restarts;
    private long process;
    private long service;
    private long deadline = Wait.FOREVER;

    /**
     * An event in the life of a component.
     *
     * @param time in nanoseconds of machine time
     * @param process the number of the process; 0 if it is not known
     * @param status the exit status if it has ended
     * @param reason a sentence, or empty
     */
    public record Event(ComponentEvent kind, long time, long process, int status, String reason) {}

    ComponentHistory(Component component, RestartRate rate) {
        this.component = component;
        this.rate = rate;
    }

    /** The component. */
    public Component component() {
        return component;
    }

    /** Its state. */
    public ComponentState state() {
        return state;
    }

    /** The number of its process, or of the last one if it has ended. */
    public long process() {
        return process;
    }

    /** The number of restarts so far. */
    public int restarts() {
        return restarts;
    }

    /** The rate at which it may be restarted. */
    public RestartRate rate() {
        return rate;
    }

    /** The number of restarts that are permitted in the period that ends now. */
    public int remaining(long now) {
        recentRestarts.removeIf(time -> time <= now - rate.period());
        return component.isRestarted() ? Math.max(0, rate.restarts() - recentRestarts.size()) : 0;
    }

    /** An event by its place, the oldest first. */
    public Optional<Event> event(long index) {
        return index < events.size() ? Optional.of(events.get((int) index)) : Optional.empty();
    }

    /** The number of its service, which outlives its process; 0 before it was ready. */
    long service() {
        return service;
    }

    /** The time at which it must be ready if it is starting; {@link Wait#FOREVER} otherwise. */
    long deadline() {
        return deadline;
    }

    void onStarted(long now) {
        state = ComponentState.STARTING;
        deadline = now + component.timeout();
        add(ComponentEvent.STARTED, now, 0, 0, "");
    }

    void onRestarted(long now) {
        restarts++;
        recentRestarts.add(now);
        onStarted(now);
    }

    void onReady(long now, long newProcess, long newService) {
        state = ComponentState.READY;
        deadline = Wait.FOREVER;
        process = newProcess;
        service = newService;
        add(ComponentEvent.BECAME_READY, now, newProcess, 0, "");
    }

    void onTerminated(long now, int status) {
        state = ComponentState.ENDED;
        add(ComponentEvent.TERMINATED, now, process, status, "");
    }

    void onNotStarted(long now, String reason) {
        state = ComponentState.ENDED;
        deadline = Wait.FOREVER;
        add(ComponentEvent.NOT_STARTED, now, 0, 0, reason);
    }

    void onGivenUp(long now, String reason) {
        add(ComponentEvent.GIVEN_UP, now, process, 0, reason);
    }

    private void add(ComponentEvent kind, long now, long of, int status, String reason) {
        if (events.size() == EVENTS_MAX) {
            events.remove(0);
        }
        String fitting = reason.length() > REASON_MAX ? reason.substring(0, REASON_MAX) : reason;
        events.add(new Event(kind, now, of, status, fitting));
    }
}
