package org.barreleye.monitor.binding;

import org.barreleye.monitor.domain.EndpointAllocator.Endpoint;
import org.barreleye.monitor.domain.LocalDomain;

/** A connection between two domains of this core: an endpoint in the dispatcher of each. */
final class LocalConnection implements Connection {
    private final int core;
    private final ConnectionTable connections;
    private final PendingBinds pendingBinds;
    private final long number;
    private final LocalDomain client;
    private final LocalDomain service;
    private final Endpoint clientEndpoint;
    private final Endpoint serviceEndpoint;
    private boolean closedByClient;
    private boolean closedByService;

    LocalConnection(int core, ConnectionTable connections, PendingBinds pendingBinds, long number,
            LocalDomain client, LocalDomain service, Endpoint clientEndpoint, Endpoint serviceEndpoint) {
        this.core = core;
        this.connections = connections;
        this.pendingBinds = pendingBinds;
        this.number = number;
        this.client = client;
        this.service = service;
        this.clientEndpoint = clientEndpoint;
        this.serviceEndpoint = serviceEndpoint;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public LocalDomain domain() {
        return client;
    }

    @Override
    public boolean involves(LocalDomain domain) {
        return client == domain || service == domain;
    }

    @Override
    public int remoteCore() {
        return core;
    }

    @Override
    public String transportReason() {
        return "LMP: both ends are on core " + core + ", whose CPU driver passes the messages between endpoints";
    }

    // The other domain may still receive what was sent before; the endpoints go when it has closed its end, too.
    @Override
    public void onClosedBy(LocalDomain domain) {
        if (domain == client) {
            closedByClient = true;
        } else {
            closedByService = true;
        }
        if (closedByClient && closedByService) {
            abort();
        } else {
            pendingBinds.disconnect(domain == client ? service : client, number);
        }
    }

    @Override
    public void abort() {
        connections.remove(number);
        client.endpoints().destroy(clientEndpoint);
        service.endpoints().destroy(serviceEndpoint);
    }
}
