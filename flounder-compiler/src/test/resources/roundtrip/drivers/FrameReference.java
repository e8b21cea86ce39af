package org.example;

import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/** What the Hamlet compiler would generate. */
public record FrameReference(CapabilityAddress address) implements CapabilityReference {}
