package org.barreleye.kpi.outcome;

/** An error in the system: an invariant does not hold. No code catches it and continues. */
public final class KernelBug extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Reports a broken invariant.
     *
     * @param invariant the condition that does not hold
     */
    public KernelBug(String invariant) {
        super(invariant);
    }
}
