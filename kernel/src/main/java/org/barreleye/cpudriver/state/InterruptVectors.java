package org.barreleye.cpudriver.state;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.object.VectorConnection;
import org.barreleye.generated.kernel.InterruptVectorCapability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/** The interrupt vectors of a core that are connected to endpoints. */
public final class InterruptVectors implements Copyable {
    /** The number of vectors of a core. Those of core n begin at n times this number. */
    public static final int OF_A_CORE = 256;

    // By the number of the vector on this core: at most one connection for each.
    private final SortedMap<Integer, VectorConnection> connections = new TreeMap<>();
    private final SortedSet<Integer> reserved = new TreeSet<>();
    private long delivered;
    private long pended;
    private long spurious;

    InterruptVectors() {}

    /** The number of the core to which a vector belongs. */
    public static long coreOf(InterruptVectorCapability vector) {
        return Long.divideUnsigned(vector.vector(), OF_A_CORE);
    }

    /** The number of a vector on its core. */
    public static int onCore(InterruptVectorCapability vector) {
        return (int) Long.remainderUnsigned(vector.vector(), OF_A_CORE);
    }

    /** Keeps a vector for the CPU driver. */
    public void reserve(int vector) {
        reserved.add(vector);
    }

    /** Returns whether a vector is the CPU driver's. */
    public boolean isReserved(int vector) {
        return reserved.contains(vector);
    }

    /** Returns whether the interrupts of a vector go to a dispatcher that runs. */
    public boolean isConnected(int vector) {
        return live(vector).isPresent();
    }

    /**
     * Connects a vector of this core to an endpoint.
     *
     * @param source the slot of the capability to the vector; emptying it disconnects the vector
     * @return {@link KernelError#NONE} or {@link KernelError#VECTOR_IN_USE}
     */
    public KernelError connect(int vector, CapabilitySlot source, EndpointBuffer endpoint) {
        if (live(vector).isPresent()) {
            return KernelError.VECTOR_IN_USE;
        }
        disconnect(vector);
        connections.put(vector, new VectorConnection(source, endpoint));
        return KernelError.NONE;
    }

    // A receiver that has ended is not connected any more, though its objects may not be deleted yet.
    private Optional<VectorConnection> live(int vector) {
        return Optional.ofNullable(connections.get(vector)).filter(VectorConnection::isLive);
    }

    /**
     * Disconnects a vector.
     *
     * @return {@link KernelError#NONE} or {@link KernelError#NOT_CONNECTED}
     */
    public KernelError disconnect(int vector) {
        VectorConnection ended = connections.remove(vector);
        if (ended == null) {
            return KernelError.NOT_CONNECTED;
        }
        ended.end();
        return KernelError.NONE;
    }

    /** Disconnects the vector that was connected through a slot, which is about to be emptied. */
    void disconnectThrough(CapabilitySlot slot) {
        if (slot.capability() instanceof InterruptVectorCapability vector) {
            VectorConnection connection = connections.get(onCore(vector));
            if (connection != null && connection.source() == slot) {
                disconnect(onCore(vector));
            }
        }
    }

    /** Disconnects all vectors from an endpoint that is destroyed. */
    void disconnectFrom(EndpointBuffer endpoint) {
        connections.values().removeIf(connection -> connection.endpoint() == endpoint);
    }

    /**
     * Handles an interrupt.
     *
     * @return a description of the effect for the trace
     */
    public String onInterrupt(int vector) {
        Optional<VectorConnection> connection = live(vector);
        if (connection.isEmpty()) {
            spurious++;
            return "is spurious: no endpoint is connected";
        }
        String listener = connection.get().endpoint().listener().name();
        if (connection.get().onInterrupt()) {
            delivered++;
            return "is delivered to " + listener;
        }
        pended++;
        return "is pending until " + listener + " acknowledges the one before";
    }

    /**
     * Acknowledges an interrupt.
     *
     * @return {@link KernelError#NONE} or {@link KernelError#NOT_CONNECTED}
     */
    public KernelError acknowledge(int vector) {
        Optional<VectorConnection> connection = live(vector);
        if (connection.isEmpty()) {
            return KernelError.NOT_CONNECTED;
        }
        delivered += connection.get().acknowledge() ? 1 : 0;
        return KernelError.NONE;
    }

    /** The interrupts that were handled since the core was started. */
    public InterruptCounts counts() {
        return new InterruptCounts(delivered, pended, spurious);
    }
}
