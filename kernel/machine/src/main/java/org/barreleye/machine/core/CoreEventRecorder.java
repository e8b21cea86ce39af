package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;

/**
 * Enters in hash and trace what a core is told. That it may go on is in the hash only: the ring would hold nothing
 * else.
 */
final class CoreEventRecorder implements CoreEvent.Visitor<Void>, Copyable {
    private final Engine engine;
    private final Core core;

    CoreEventRecorder(Engine engine, Core core) {
        this.engine = engine;
        this.core = core;
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
        engine.hash.mix(kind);
        engine.hash.mix(detail);
        engine.trace.record(engine.time(), core.index, kind, detail);
        return null;
    }

    private Void record(String kind, String detail) {
        engine.hash.mix(kind);
        engine.hash.mix(detail);
        engine.trace.record(engine.time(), core.index, kind, detail);
        return null;
    }
}
