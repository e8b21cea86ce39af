package org.barreleye.flounder.plan;

import org.barreleye.flounder.model.Scalar;

/** The fields that a transport adds to the values of a message. */
public enum Header implements Field {
    /** The number of the message. */
    MESSAGE_NUMBER("#msgnum", Scalar.UINT16),
    /** The number of the call that the message belongs to; 0 if none. */
    TOKEN("#token", Scalar.UINT32);

    private final String label;
    private final Scalar scalar;

    Header(String label, Scalar scalar) {
        this.label = label;
        this.scalar = scalar;
    }

    @Override
    public Scalar scalar() {
        return scalar;
    }

    @Override
    public String label() {
        return label;
    }
}
