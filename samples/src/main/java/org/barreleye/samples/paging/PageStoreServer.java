package org.barreleye.samples.paging;

import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.samples.interfaces.pagestore.PagestoreInterface;

/** Serves a store of pages, one for each client. */
public record PageStoreServer() implements StatefulServer<Domain> {
    @Override
    public String name() {
        return "page-store";
    }

    @Override
    public Domain open(Domain domain) {
        return domain;
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return PagestoreInterface.accept(channel, new PageStore(domain));
    }
}
