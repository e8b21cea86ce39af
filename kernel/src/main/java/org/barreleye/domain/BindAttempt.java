package org.barreleye.domain;

import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.generated.user.FrameMapResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.monitor.AllocateContinuation;
import org.barreleye.generated.user.monitor.BindServiceContinuation;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * A domain on its way to a binding: memory for the rings, a frame of it, the frame mapped, the service asked.
 *
 * @param <B> the generated binding
 */
final class BindAttempt<B extends Binding> implements AllocateContinuation, BindServiceContinuation, Copyable {
    private static final long RINGS_BYTES = 2 * FrameRing.BYTES;

    private final Domain domain;
    private final Connections connections;
    private final long service;
    private final Connector<B> connector;
    private final Bound<B> waiting;
    private long rings;

    BindAttempt(Domain domain, Connections connections, long service, Connector<B> connector, Bound<B> waiting) {
        this.domain = domain;
        this.connections = connections;
        this.service = service;
        this.connector = connector;
        this.waiting = waiting;
    }

    private BindAttempt(BindAttempt<B> source, Copier copier) {
        copier.enter(source, this);
        domain = copier.of(source.domain);
        connections = copier.of(source.connections);
        service = source.service;
        connector = copier.ofForeign(source.connector);
        waiting = copier.ofForeign(source.waiting);
        rings = source.rings;
    }

    @Override
    public BindAttempt<B> copy(Copier copier) {
        return new BindAttempt<>(this, copier);
    }

    void begin() {
        if (!domain.monitor().tryAllocate(RINGS_BYTES, this)) {
            failed(new Failure(Failure.Kind.QUEUE_FULL, "the monitor has too much to do to be asked for memory"));
        }
    }

    @Override
    public void replied(CapabilityReference memory, ErrorCode err) {
        if (err.failed()) {
            refused("no memory for the rings", err);
            return;
        }
        Outcome<FrameReference> frame = domain.frame(new RamReference(memory.address()), RINGS_BYTES);
        Outcome<FrameMapResult> mapped = frame.then(made -> made.map(domain.trap()));
        if (!mapped.succeeded()) {
            refused("the memory for the rings cannot be used", ErrorCode.of(mapped.error()));
            return;
        }
        rings = mapped.value().base();
        if (!domain.monitor().tryBindService(service, frame.value(), this)) {
            failed(new Failure(Failure.Kind.QUEUE_FULL, "the monitor has too much to do to be asked for a binding"));
        }
    }

    @Override
    public void replied(long connection, ErrorCode err) {
        if (err.failed()) {
            refused("service " + Long.toHexString(service) + " cannot be bound", err);
        } else {
            waiting.bound(connections.asking(connection, rings, domain.monitor(), connector));
        }
    }

    private void refused(String what, ErrorCode why) {
        failed(new Failure(Failure.Kind.REFUSED, what + ": " + why));
    }

    @Override
    public void failed(Failure failure) {
        waiting.failed(failure);
    }
}
