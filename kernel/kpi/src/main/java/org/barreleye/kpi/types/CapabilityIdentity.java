package org.barreleye.kpi.types;

/**
 * The type and the rights of a capability in a slot.
 *
 * @param type the number of the capability's type
 * @param rights what its holder may do with it
 */
public record CapabilityIdentity(int type, Rights rights) {}
