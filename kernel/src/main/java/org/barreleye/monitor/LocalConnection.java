package org.barreleye.monitor;

import org.barreleye.kpi.types.Copier;

/** A connection between two domains of this core: an endpoint in the dispatcher of each. */
final class LocalConnection implements Connection {
    private final CoreMonitor monitor;
    private final long number;
    private final Resident client;
    private final Resident service;
    private final EndpointRange.Made ofClient;
    private final EndpointRange.Made ofService;
    private boolean closedByClient;
    private boolean closedByService;

    LocalConnection(CoreMonitor monitor, long number, Resident client, Resident service, EndpointRange.Made ofClient,
            EndpointRange.Made ofService) {
        this.monitor = monitor;
        this.number = number;
        this.client = client;
        this.service = service;
        this.ofClient = ofClient;
        this.ofService = ofService;
    }

    private LocalConnection(LocalConnection source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        number = source.number;
        client = copier.of(source.client);
        service = copier.of(source.service);
        ofClient = source.ofClient;
        ofService = source.ofService;
        closedByClient = source.closedByClient;
        closedByService = source.closedByService;
    }

    @Override
    public LocalConnection copy(Copier copier) {
        return new LocalConnection(this, copier);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public Resident resident() {
        return client;
    }

    @Override
    public boolean isOf(Resident somebody) {
        return client == somebody || service == somebody;
    }

    @Override
    public int farCore() {
        return monitor.core();
    }

    @Override
    public String because() {
        return "endpoints: both ends are on core " + monitor.core() + ", so its CPU driver carries the messages";
    }

    // The other domain may still receive what was said last; the endpoints go when it has closed its end, too.
    @Override
    public void closedBy(Resident somebody) {
        if (somebody == client) {
            closedByClient = true;
        } else {
            closedByService = true;
        }
        if (closedByClient && closedByService) {
            refused();
        } else {
            (somebody == client ? service : client).tellDisconnected(number);
        }
    }

    @Override
    public void refused() {
        monitor.connections().remove(number);
        client.endpoints().destroy(ofClient);
        service.endpoints().destroy(ofService);
    }
}
