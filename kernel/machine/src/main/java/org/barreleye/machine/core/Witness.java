package org.barreleye.machine.core;

/** Enters in hash and trace what a core is told. That it may go on is in the hash only: the ring would hold nothing else. */
final class Witness implements Occurrence.Visitor<Void> {
    private final Engine engine;
    private final Core core;

    Witness(Engine engine, Core core) {
        this.engine = engine;
        this.core = core;
    }

    @Override
    public Void started(Occurrence.Started occurrence) {
        return told("started", "");
    }

    @Override
    public Void ready(Occurrence.Ready occurrence) {
        return null;
    }

    @Override
    public Void lineChanged(Occurrence.LineChanged occurrence) {
        return told("line changed", occurrence.lineAddress());
    }

    @Override
    public Void deadlineReached(Occurrence.DeadlineReached occurrence) {
        return told("deadline", "");
    }

    @Override
    public Void interrupt(Occurrence.Interrupt occurrence) {
        return told("interrupted", occurrence.vector());
    }

    @Override
    public Void timerExpired(Occurrence.TimerExpired occurrence) {
        return told("timer expired", "");
    }

    @Override
    public Void contextTrapped(Occurrence.ContextTrapped occurrence) {
        return told("trapped", occurrence.context().name());
    }

    @Override
    public Void contextFinished(Occurrence.ContextFinished occurrence) {
        return told("finished", occurrence.context().name());
    }

    private Void told(String kind, long detail) {
        engine.hash.mix(kind);
        engine.hash.mix(detail);
        engine.trace.record(engine.time(), core.index, kind, detail);
        return null;
    }

    private Void told(String kind, String detail) {
        engine.hash.mix(kind);
        engine.hash.mix(detail);
        engine.trace.record(engine.time(), core.index, kind, detail);
        return null;
    }
}
