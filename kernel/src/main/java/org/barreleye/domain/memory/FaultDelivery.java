package org.barreleye.domain.memory;

import org.barreleye.kpi.state.Copyable;

/** The delivery of page faults to an address space. */
@FunctionalInterface
public interface FaultDelivery extends Copyable {
    /** Begins the delivery unless it has begun; returns whether faults arrive. */
    boolean begin();
}
