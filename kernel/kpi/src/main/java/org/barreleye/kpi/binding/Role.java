package org.barreleye.kpi.binding;

/** Which part a side has in the handshake. */
public enum Role {
    /** Asks, with its fingerprint of the interface. */
    CONNECTS,
    /** Waits for the other side to ask, and compares. */
    ACCEPTS,
    /** Needs no handshake: both sides were made together. */
    JOINED
}
