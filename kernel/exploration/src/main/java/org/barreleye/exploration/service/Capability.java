package org.barreleye.exploration.service;

import org.barreleye.kpi.types.CapabilityIdentity;

/**
 * One capability, wherever it is. A move takes it elsewhere, a copy makes another one.
 *
 * @param maker the node at which it was made
 * @param number its number among those made there, from 1
 * @param original the name of the capability that it is a copy of; empty if it is none
 * @param identity its type and rights
 */
record Capability(int maker, int number, String original, CapabilityIdentity identity) {
    /** A name that no other capability has. */
    String name() {
        return maker + "." + number;
    }

    @Override
    public String toString() {
        return "capability " + name() + (original.isEmpty() ? "" : " (a copy of " + original + ")");
    }
}
