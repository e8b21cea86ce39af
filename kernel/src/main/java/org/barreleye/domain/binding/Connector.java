package org.barreleye.domain.binding;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;

/**
 * Creates the client's end of a binding.
 *
 * @param <B> the generated binding
 */
@FunctionalInterface
public interface Connector<B extends Binding> {
    /** Creates the client's end of a binding over a channel, usually with a generated {@code connect}. */
    B connect(Channel channel);
}
