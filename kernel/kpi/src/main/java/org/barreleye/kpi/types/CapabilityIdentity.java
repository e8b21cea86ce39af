package org.barreleye.kpi.types;

/**
 * What lies in a slot, as whoever keeps the slots says.
 *
 * @param type the number of the capability's type
 * @param rights what its holder may do with it
 */
public record CapabilityIdentity(int type, Rights rights) {}
