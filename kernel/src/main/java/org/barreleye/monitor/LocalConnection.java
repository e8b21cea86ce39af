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

    @Override
    public void closedBy(Resident somebody) {
        Resident other = somebody == client ? service : client;
        refused();
        other.tellDisconnected(number);
    }

    @Override
    public void refused() {
        monitor.connections().remove(number);
        client.endpoints().destroy(ofClient);
        service.endpoints().destroy(ofService);
    }
}
