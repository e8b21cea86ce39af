package org.example;

import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/** A reference as the Hamlet compiler would generate it. */
public record ServiceReference(CapabilityAddress address) implements CapabilityReference {}
