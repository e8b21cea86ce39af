package org.barreleye.domain.device;

/** The causes for which a driver looks at its device. */
public enum InterruptCause {
    /** The device has interrupted. */
    INTERRUPT,
    /** An interrupt that the driver expected has not come in time: it may be lost. */
    DEADLINE
}
