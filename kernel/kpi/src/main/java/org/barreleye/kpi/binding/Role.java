package org.barreleye.kpi.binding;

/** The part of a side in the handshake. */
public enum Role {
    /** Asks, with its fingerprint of the interface. */
    CONNECTS,
    /** Waits for the other side to ask, and compares. */
    ACCEPTS,
    /** Needs no handshake: both sides were made together. */
    JOINED
}
