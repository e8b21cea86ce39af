package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.monitor.CoreMemory.Piece;

/** What a domain is made of: its capability space, its dispatcher, its endpoint at the monitor. */
final class Body implements Copyable {
    private final CoreMonitor monitor;
    private final long process;
    private final int image;
    private final Piece dispatcher;
    private final List<Piece> parts;
    private final EndpointRange.Made monitorsEnd;
    private final EndpointRange endpoints;
    private final EndpointChannel channel;
    private final SpaceView space;
    private boolean killed;

    Body(CoreMonitor monitor, long process, int image, Piece dispatcher, List<Piece> parts,
            EndpointRange.Made monitorsEnd, EndpointRange endpoints, EndpointChannel channel, SpaceView space) {
        this.monitor = monitor;
        this.process = process;
        this.image = image;
        this.dispatcher = dispatcher;
        this.parts = List.copyOf(parts);
        this.monitorsEnd = monitorsEnd;
        this.endpoints = endpoints;
        this.channel = channel;
        this.space = space;
    }

    private Body(Body source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        process = source.process;
        image = source.image;
        dispatcher = source.dispatcher;
        parts = source.parts;
        monitorsEnd = source.monitorsEnd;
        endpoints = copier.of(source.endpoints);
        channel = copier.of(source.channel);
        space = copier.of(source.space);
        killed = source.killed;
    }

    @Override
    public Body copy(Copier copier) {
        return new Body(this, copier);
    }

    long process() {
        return process;
    }

    int image() {
        return image;
    }

    EndpointRange endpoints() {
        return endpoints;
    }

    SpaceView space() {
        return space;
    }

    /** Takes the dispatcher from everybody: it runs no more, and whoever watches hears of it. */
    void kill() {
        if (!killed) {
            killed = true;
            monitor.carrier().destroy(dispatcher.reference());
        }
    }

    /**
     * Takes back everything.
     *
     * @param given the memory that the domain was given
     * @param elsewhere whether something that was made of it may be on another core
     */
    void destroy(List<Piece> given, boolean elsewhere) {
        kill();
        parts.forEach(part -> monitor.carrier().destroy(CapabilityReference.at(part.slot())));
        monitor.endpoints().destroy(monitorsEnd);
        endpoints.destroyAll();
        channel.close();
        List<Piece> all = new ArrayList<>(parts);
        all.add(dispatcher);
        all.forEach(monitor.memory()::giveBack);
        if (!elsewhere) {
            given.forEach(monitor.memory()::giveBack);
        }
    }
}
