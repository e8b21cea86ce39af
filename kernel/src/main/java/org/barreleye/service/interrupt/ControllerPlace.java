package org.barreleye.service.interrupt;

import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * An interrupt controller, and the slot in which the service finds the capability to its registers.
 *
 * @param name its name, as the knowledge base has it
 * @param kind its kind
 * @param registers the address of its device frame
 */
@Shared // never changed
public record ControllerPlace(String name, ControllerKind kind, CapabilityAddress registers) {
    /** The name of the functions on the bus together, whose lines are numbered 32 * bus + slot. */
    public static final String MESSAGES = "messages";
}
