package org.barreleye.domain.device;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.monitor.CreateEndpointContinuation;
import org.barreleye.generated.user.monitor.CreateEndpointResult;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The interrupts of a device at its driver: a vector that is connected to an endpoint of the domain. A handler looks at
 * the device at each interrupt, which is acknowledged then; interrupts until then become one.
 *
 * <p>An interrupt can get lost. A driver that waits for one says until when ({@link #expectWithin}); at the deadline
 * its handler is called all the same.
 */
public final class InterruptLine implements EventSource {
    private final Domain domain;
    private final InterruptVectorReference vector;
    private final EndPointReference endpoint;
    private final InterruptHandler handler;
    private final Optional<ControllerLine> controllers;
    private long expectedBy = Wait.FOREVER;
    private InterruptCause lastCause = InterruptCause.DEADLINE;
    // How often the handler was called, and how many of these calls a thread has waited for.
    private long handled;
    private long awaited;
    private boolean connected = true;

    private InterruptLine(Domain domain, InterruptVectorReference vector, CapabilityReference endpoint,
            InterruptHandler handler, Optional<ControllerLine> controllers) {
        this.domain = domain;
        this.vector = vector;
        this.endpoint = new EndPointReference(endpoint.address());
        this.handler = handler;
        this.controllers = controllers;
    }

    /**
     * Connects a vector of this core. For reactors.
     *
     * @param vector which the driver has the capability to, with the right write
     * @param listener receives the result
     */
    public static void connect(Domain domain, InterruptVectorReference vector, InterruptHandler handler,
            InterruptListener listener) {
        connect(domain, vector, handler, Optional.empty(), listener);
    }

    /** Connects a vector at which the interrupts of a line of interrupt controllers arrive. */
    static void connect(Domain domain, InterruptVectorReference vector, InterruptHandler handler,
            Optional<ControllerLine> controllers, InterruptListener listener) {
        domain.monitor().sendCreateEndpoint(new EndpointCreated(domain, vector, handler, controllers, listener));
    }

    /**
     * Connects a vector of this core, and waits for that.
     *
     * @param vector which the driver has the capability to, with the right write
     * @throws CallFailed if the domain gets no endpoint, or the vector is not this core's or is in use
     */
    public static InterruptLine connect(Domain domain, InterruptVectorReference vector, InterruptHandler handler)
            throws CallFailed {
        CreateEndpointResult created =
                MonitorInterface.client(domain.monitor(), domain.events()).createEndpoint();
        ErrorCode error = created.err();
        if (!error.failed()) {
            Outcome<InterruptLine> line = connect(domain, vector, created.endpoint(), handler,
                    Optional.empty());
            if (line.succeeded()) {
                return line.value();
            }
            error = ErrorCode.of(line.error());
        }
        throw new CallFailed(refusal(error));
    }

    static Failure refusal(ErrorCode error) {
        return new Failure(Failure.Kind.REFUSED, "the interrupts of the device: " + SystemError.describe(error));
    }

    private static Outcome<InterruptLine> connect(Domain domain, InterruptVectorReference vector,
            CapabilityReference endpoint, InterruptHandler handler, Optional<ControllerLine> controllers) {
        Outcome<Outcome.Unit> connected = vector.connect(domain.syscalls(), endpoint.address());
        if (!connected.succeeded()) {
            domain.delete(endpoint);
            return Outcome.refused(connected.error());
        }
        InterruptLine line = new InterruptLine(domain, vector, endpoint, handler, controllers);
        domain.events().add(line);
        return Outcome.of(line);
    }

    /**
     * Sets a deadline: if no interrupt comes within this time, the handler is called with
     * {@link InterruptCause#DEADLINE}. The next interrupt ends the deadline.
     *
     * @param nanoseconds from now
     */
    public void expectWithin(long nanoseconds) {
        long now = domain.syscalls().now();
        expectedBy = nanoseconds > Wait.FOREVER - now ? Wait.FOREVER : now + nanoseconds;
    }

    /**
     * Waits in a thread until the handler has looked at the device again since the last wait: because of an interrupt,
     * or since none has come in time.
     *
     * @param nanoseconds the longest time to wait
     * @return the cause; {@link InterruptCause#DEADLINE} also if the line is disconnected
     */
    public InterruptCause await(long nanoseconds) {
        EventLoop events = domain.events();
        if (handled == awaited) {
            expectWithin(nanoseconds);
        }
        while (connected && handled == awaited) {
            events.pause(expectedBy);
        }
        boolean isHandled = handled != awaited;
        awaited = handled;
        return isHandled ? lastCause : InterruptCause.DEADLINE;
    }

    /** Returns whether interrupts arrive: the vector was not disconnected here, and its capability not revoked. */
    public boolean isConnected() {
        return connected;
    }

    /** Disconnects the vector and deletes the endpoint. The capability to the vector stays. */
    public void disconnect() {
        if (connected) {
            connected = false;
            vector.disconnect(domain.syscalls());
            domain.delete(CapabilityReference.at(endpoint.address()));
            controllers.ifPresent(ControllerLine::release);
        }
    }

    @Override
    public boolean poll() {
        if (!connected) {
            return false;
        }
        if (domain.syscalls().hasMore(endpoint.address())
                && endpoint.receive(domain.syscalls(), CapabilityAddress.NULL).succeeded()) {
            if (controllers.filter(ControllerLine::isLatched).isPresent()) {
                controllers.get().acknowledge(this);
            } else {
                handleAndAcknowledge();
                controllers.filter(line -> connected).ifPresent(line -> line.acknowledge(this));
            }
            return true;
        }
        if (domain.syscalls().now() >= expectedBy) {
            handle(InterruptCause.DEADLINE);
            return true;
        }
        return false;
    }

    private void handleAndAcknowledge() {
        handle(InterruptCause.INTERRUPT);
        acknowledge();
    }

    /** The controllers interrupt again. */
    void onAcknowledged() {
        if (connected && controllers.filter(ControllerLine::isLatched).isPresent()) {
            handleAndAcknowledge();
        }
    }

    /** The device wants attention, and the controllers do not interrupt for that. */
    void onPending() {
        if (connected) {
            handle(InterruptCause.INTERRUPT);
            controllers.filter(line -> connected).ifPresent(line -> line.acknowledge(this));
        }
    }

    private void handle(InterruptCause cause) {
        expectedBy = Wait.FOREVER;
        lastCause = cause;
        handled++;
        handler.onInterrupt(cause);
    }

    private void acknowledge() {
        // The handler may have disconnected the line.
        if (connected && !vector.acknowledge(domain.syscalls()).succeeded()) {
            disconnect();
        }
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public long deadline() {
        return expectedBy;
    }

    @Override
    public boolean isFinished() {
        return !connected;
    }

    /** Connects the vector when there is an endpoint. */
    private record EndpointCreated(Domain domain, InterruptVectorReference vector, InterruptHandler handler,
            Optional<ControllerLine> controllers, InterruptListener listener)
            implements CreateEndpointContinuation, Copyable {
        @Override
        public void replied(CapabilityReference endpoint, ErrorCode err) {
            if (err.failed()) {
                listener.failed(refusal(err));
                return;
            }
            Outcome<InterruptLine> line = connect(domain, vector, endpoint, handler, controllers);
            if (line.succeeded()) {
                listener.connected(line.value());
            } else {
                listener.failed(refusal(ErrorCode.of(line.error())));
            }
        }

        @Override
        public void failed(Failure failure) {
            listener.failed(failure);
        }
    }
}
