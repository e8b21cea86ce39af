package org.barreleye.flounder.plan;

import org.barreleye.flounder.model.Scalar;

/** What a transport adds to the values of a message. */
public enum Header implements Field {
    /** Which message it is. */
    MESSAGE_NUMBER("#msgnum", Scalar.UINT16),
    /** Which call it belongs to; 0 if to none. */
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
