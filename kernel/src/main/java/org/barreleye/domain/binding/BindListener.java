package org.barreleye.domain.binding;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.Failure;

/**
 * Receives the result of an attempt to bind: exactly one of the two methods is called, once. In a program that is
 * copied with its machine it is {@link org.barreleye.kpi.state.Copyable}.
 *
 * @param <B> the generated binding
 */
public interface BindListener<B extends Binding> {
    /** Called when the binding is established. */
    void bound(B binding);

    /** Called when the attempt has failed. */
    void failed(Failure failure);
}
