package org.barreleye.kpi.outcome;

/** Our mistake: an invariant of the system does not hold. Nobody catches it to carry on. */
public final class KernelBug extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Reports a broken invariant.
     *
     * @param invariant what should have held
     */
    public KernelBug(String invariant) {
        super(invariant);
    }
}
