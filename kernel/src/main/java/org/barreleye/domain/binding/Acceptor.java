package org.barreleye.domain.binding;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;

/**
 * Creates the service's end of the binding to a new client. In a program that is copied with its machine it is
 * {@link org.barreleye.kpi.state.Copyable}.
 */
@FunctionalInterface
public interface Acceptor {
    /** Creates the service's end of a binding over a channel, usually with a generated {@code accept}. */
    Binding accept(Channel channel);

    /** Creates the service's end of a binding to a client, by which the service accounts for what it holds for it. */
    default Binding accept(Channel channel, Client client) {
        return accept(channel);
    }
}
