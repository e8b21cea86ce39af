package org.barreleye.domain.binding;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.Failure;

/**
 * Who waits for a binding; exactly one of the two is called, once. In a program that is to be copied with its machine
 * it is {@link org.barreleye.kpi.state.Copyable}.
 *
 * @param <B> the generated binding
 */
public interface BindListener<B extends Binding> {
    /** The service has taken the binding. */
    void bound(B binding);

    /** It has not. */
    void failed(Failure failure);
}
