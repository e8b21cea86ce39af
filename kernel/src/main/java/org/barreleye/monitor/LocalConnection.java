package org.barreleye.monitor;

/** A connection between two domains of this core: an endpoint in the dispatcher of each. */
final class LocalConnection implements Connection {
    private final CoreMonitor monitor;
    private final long number;
    private final LocalDomain client;
    private final LocalDomain service;
    private final EndpointAllocator.Endpoint clientEndpoint;
    private final EndpointAllocator.Endpoint serviceEndpoint;
    private boolean closedByClient;
    private boolean closedByService;

    LocalConnection(CoreMonitor monitor, long number, LocalDomain client, LocalDomain service,
            EndpointAllocator.Endpoint clientEndpoint, EndpointAllocator.Endpoint serviceEndpoint) {
        this.monitor = monitor;
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
        return monitor.core();
    }

    @Override
    public String transportReason() {
        return "endpoints: both ends are on core " + monitor.core() + ", so its CPU driver carries the messages";
    }

    // The other domain may still receive what was said last; the endpoints go when it has closed its end, too.
    @Override
    public void onClosedBy(LocalDomain domain) {
        if (domain == client) {
            closedByClient = true;
        } else {
            closedByService = true;
        }
        if (closedByClient && closedByService) {
            dispose();
        } else {
            (domain == client ? service : client).notifyDisconnected(number);
        }
    }

    @Override
    public void dispose() {
        monitor.connections().remove(number);
        client.endpoints().destroy(clientEndpoint);
        service.endpoints().destroy(serviceEndpoint);
    }
}
