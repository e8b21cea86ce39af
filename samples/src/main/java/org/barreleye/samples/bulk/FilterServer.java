package org.barreleye.samples.bulk;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.samples.interfaces.filter.FilterInterface;

/** A service that works on pages. Its name is "filter." and the number of its core, which is its argument. */
public record FilterServer() implements Server {
    @Override
    public String name() {
        return "filter";
    }

    @Override
    public String serviceName(Domain domain) {
        return "filter." + domain.arguments().text();
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return FilterInterface.accept(channel, new Filter(domain));
    }
}
