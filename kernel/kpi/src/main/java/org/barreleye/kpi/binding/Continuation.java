package org.barreleye.kpi.binding;

import org.barreleye.kpi.outcome.Failure;

/**
 * Takes the end of a call. The generated sub-interface has {@code replied}: exactly one of the two is called, once.
 */
public interface Continuation {
    /** The call has ended without a reply. */
    void failed(Failure failure);
}
