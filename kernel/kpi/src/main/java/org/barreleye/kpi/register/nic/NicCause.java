package org.barreleye.kpi.register.nic;

/** The causes of the interrupt of a network interface. The number of its bit is the place of a cause in this list. */
public enum NicCause {
    /** A frame was received. */
    RX,
    /** A frame was sent whose descriptor asks for an interrupt. */
    TX,
    /** The link was lost or is up again. */
    LINK,
    /** A frame was dropped for lack of a descriptor. */
    RX_NO_DESCRIPTOR,
    /** The receive queue was stopped by an error. */
    RX_ERROR,
    /** The transmit queue was stopped by an error. */
    TX_ERROR;

    /** The bits of all causes. */
    public static final long ALL = 0x3f;

    /** The bit of this cause. */
    public long bit() {
        return 1L << ordinal();
    }

    /** Returns whether this cause is among some. */
    public boolean isIn(long causes) {
        return (causes & bit()) != 0;
    }
}
