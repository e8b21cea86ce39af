package org.barreleye.domain.binding;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;

/**
 * How a service takes a client: by making its end of the binding. In a program that is to be copied with its machine it
 * is {@link org.barreleye.kpi.state.Copyable}.
 */
@FunctionalInterface
public interface Acceptor {
    /** Makes the service's end of a binding over a channel, usually with a generated {@code accept}. */
    Binding accept(Channel channel);
}
