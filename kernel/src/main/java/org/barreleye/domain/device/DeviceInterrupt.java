package org.barreleye.domain.device;

import org.barreleye.domain.Domain;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The capabilities to the interrupt of a device.
 *
 * @param line its interrupt vector; of a device behind interrupt controllers, its interrupt line
 * @param vectors of a device behind interrupt controllers, the vectors to one of which the line is routed; otherwise
 *     absent
 * @param core the core of the driver
 */
public record DeviceInterrupt(CapabilityReference line, CapabilityReference vectors, int core) implements Copyable {
    /** Returns whether interrupt controllers are between the device and the core. */
    public boolean isRouted() {
        return !vectors.equals(CapabilityReference.ABSENT);
    }

    /**
     * Connects the interrupt to a handler: through the routing service if the device is behind interrupt controllers.
     *
     * @param listener receives the result
     */
    public void connect(Domain domain, InterruptHandler handler, InterruptListener listener) {
        if (isRouted()) {
            RoutedInterrupt.connect(domain, new InterruptSourceReference(line.address()),
                    new InterruptDestinationReference(vectors.address()), core, handler, listener);
        } else {
            InterruptLine.connect(domain, new InterruptVectorReference(line.address()), handler, listener);
        }
    }
}
