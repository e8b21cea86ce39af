package org.barreleye.samples.lock;

import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.samples.interfaces.lock.LockInterface;

/** Serves one lock to all clients. */
public record LockServer() implements StatefulServer<Lock> {
    @Override
    public String name() {
        return "lock-server";
    }

    @Override
    public String serviceName(Domain domain) {
        return "lock";
    }

    @Override
    public Lock open(Domain domain) {
        return new Lock();
    }

    @Override
    public Binding accept(Lock lock, Channel channel) {
        return LockInterface.accept(channel, lock.session());
    }
}
