package org.barreleye.domain.device;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptSourceIdentifyResult;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.interrupt_routing.AcknowledgeContinuation;
import org.barreleye.generated.user.interrupt_routing.InterruptRoutingBinding;
import org.barreleye.generated.user.interrupt_routing.InterruptRoutingHandler;
import org.barreleye.generated.user.interrupt_routing.InterruptRoutingInterface;
import org.barreleye.generated.user.interrupt_routing.RouteContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The interrupts of a device behind interrupt controllers. A driver that has the capabilities to both ends, a line and
 * vectors of its core, asks the routing service, which programs the controllers and chooses the vector. The route
 * exists as long as the driver and the line are connected.
 */
public final class RoutedInterrupt {
    /** The name of the routing service. */
    public static final String SERVICE = "routing";

    // The service is there before any driver, on machines that have interrupt controllers.
    private static final long TIMEOUT = 100_000_000;

    private RoutedInterrupt() {}

    /**
     * Routes a line to this core, and connects the vector. For reactors.
     *
     * @param source one line
     * @param destination the vectors that may be used
     * @param core the number of this core
     * @param listener receives the result
     */
    public static void connect(Domain domain, InterruptSourceReference source,
            InterruptDestinationReference destination, int core, InterruptHandler handler,
            InterruptListener listener) {
        Client client = new Client();
        domain.connect(SERVICE, TIMEOUT, client, new Bound(domain, source, destination, core, handler, listener));
    }

    /**
     * Does the same, and waits for the result.
     *
     * @throws CallFailed if there is no routing service, no free route, or the vector cannot be connected here
     */
    public static InterruptLine connect(Domain domain, InterruptSourceReference source,
            InterruptDestinationReference destination, int core, InterruptHandler handler) throws CallFailed {
        ConnectedLine result = new ConnectedLine();
        connect(domain, source, destination, core, handler, result);
        while (result.isPending()) {
            domain.events().pause(Wait.FOREVER);
        }
        return result.get();
    }

    /** This end of the binding. */
    private record Client() implements Connector<InterruptRoutingBinding>, InterruptRoutingHandler, Copyable {
        @Override
        public InterruptRoutingBinding connect(Channel channel) {
            return InterruptRoutingInterface.connect(channel, this);
        }
    }

    /** Asks for the route when the service is bound. */
    private record Bound(Domain domain, InterruptSourceReference source, InterruptDestinationReference destination,
            int core, InterruptHandler handler, InterruptListener listener)
            implements BindListener<InterruptRoutingBinding>, Copyable {
        @Override
        public void bound(InterruptRoutingBinding binding) {
            Outcome<InterruptSourceIdentifyResult> line = source.identify(domain.syscalls());
            if (line.succeeded()) {
                binding.sendRoute(source, destination, core,
                        new Routed(domain, binding, line.value().first(), handler, listener));
            } else {
                binding.close();
                listener.failed(InterruptLine.refusal(ErrorCode.of(line.error())));
            }
        }

        @Override
        public void failed(Failure failure) {
            listener.failed(new Failure(failure.kind(), "no routing service, which machines without interrupt"
                    + " controllers do not have: connect the vector of the device (" + failure + ")"));
        }
    }

    /** Connects the vector when the route exists. */
    private record Routed(Domain domain, InterruptRoutingBinding binding, long line, InterruptHandler handler,
            InterruptListener listener) implements RouteContinuation, InterruptListener, Copyable {
        @Override
        public void replied(CapabilityReference vector, boolean latched, ErrorCode err) {
            if (err.failed()) {
                failed(InterruptLine.refusal(err));
                return;
            }
            InterruptLine.connect(domain, new InterruptVectorReference(vector.address()), handler,
                    Optional.of(new RoutedLine(domain, binding, vector, line, latched)), this);
        }

        @Override
        public void connected(InterruptLine connected) {
            binding.sendAcknowledge(line, new Enabled(connected, listener));
        }

        @Override
        public void failed(Failure failure) {
            binding.close();
            listener.failed(failure);
        }
    }

    /** Tells the driver when its line is not masked any more. */
    private record Enabled(InterruptLine line, InterruptListener listener)
            implements AcknowledgeContinuation, Copyable {
        @Override
        public void replied(boolean pending, ErrorCode err) {
            if (err.failed()) {
                failed(InterruptLine.refusal(err));
                return;
            }
            listener.connected(line);
            if (pending) {
                line.onPending();
            }
        }

        @Override
        public void failed(Failure failure) {
            line.disconnect();
            listener.failed(failure);
        }
    }

    /** The line at the routing service, with a binding of its own. */
    private record RoutedLine(Domain domain, InterruptRoutingBinding binding, CapabilityReference vector, long line,
            boolean isLatched) implements ControllerLine {
        @Override
        public void acknowledge(InterruptLine connected) {
            binding.sendAcknowledge(line, new Acknowledged(connected));
        }

        @Override
        public void release() {
            binding.close();
            domain.delete(vector);
        }
    }

    /** Goes on when the controllers interrupt again. Without the service there are no interrupts any more. */
    private record Acknowledged(InterruptLine line) implements AcknowledgeContinuation, Copyable {
        @Override
        public void replied(boolean pending, ErrorCode err) {
            if (err.failed()) {
                line.disconnect();
            } else if (pending) {
                line.onPending();
            } else {
                line.onAcknowledged();
            }
        }

        @Override
        public void failed(Failure failure) {
            line.disconnect();
        }
    }
}
