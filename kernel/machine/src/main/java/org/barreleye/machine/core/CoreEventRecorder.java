package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.trace.Trace;
import org.barreleye.machine.trace.TraceHash;

/**
 * Records the events of a core in the hash and the trace. {@link CoreEvent.Ready} is not recorded: the trace would hold
 * little else.
 */
final class CoreEventRecorder implements CoreEvent.Visitor<Void>, Copyable {
    private final int core;
    private final SimulationClock simulationClock;
    private final TraceHash hash;
    private final Trace trace;

    CoreEventRecorder(int core, SimulationClock simulationClock, TraceHash hash, Trace trace) {
        this.core = core;
        this.simulationClock = simulationClock;
        this.hash = hash;
        this.trace = trace;
    }

    @Override
    public Void started(CoreEvent.Started event) {
        return record("started", "");
    }

    @Override
    public Void ready(CoreEvent.Ready event) {
        return null;
    }

    @Override
    public Void lineChanged(CoreEvent.LineChanged event) {
        return record("line changed", event.lineAddress());
    }

    @Override
    public Void deadlineReached(CoreEvent.DeadlineReached event) {
        return record("deadline", "");
    }

    @Override
    public Void interrupt(CoreEvent.Interrupt event) {
        return record("interrupted", event.vector());
    }

    @Override
    public Void timerExpired(CoreEvent.TimerExpired event) {
        return record("timer expired", "");
    }

    @Override
    public Void contextTrapped(CoreEvent.ContextTrapped event) {
        return record("trapped", event.context().name());
    }

    @Override
    public Void contextFinished(CoreEvent.ContextFinished event) {
        return record("finished", event.context().name());
    }

    private Void record(String kind, long detail) {
        hash.mix(kind);
        hash.mix(detail);
        trace.record(simulationClock.time(), core, kind, detail);
        return null;
    }

    private Void record(String kind, String detail) {
        hash.mix(kind);
        hash.mix(detail);
        trace.record(simulationClock.time(), core, kind, detail);
        return null;
    }
}
