package org.barreleye.domain.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.LmpEventSource;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorHandler;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.generated.user.monitor.RenewServiceContinuation;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityReference;

/** The bindings of a domain: the one to the monitor of its core, and those that the monitor connects. */
public final class Bindings implements Copyable {
    private final SystemCalls syscalls;
    private final Connections connections;
    private final MonitorMessages handler;
    private final MonitorBinding monitor;
    // Whether the domain is a monitor: what it sends to itself is the same capability, and no copy.
    private final boolean isMonitor;
    private final List<Registration> registrations = new ArrayList<>();

    /** Connects to the monitor through the endpoints in the well-known slots. */
    public Bindings(SystemCalls syscalls, EventLoop events, SlotAllocator slots, AddressSpace addressSpace) {
        this.syscalls = syscalls;
        connections = new Connections(syscalls, events, slots, addressSpace);
        handler = new MonitorMessages(connections);
        monitor = MonitorInterface.connect(
                EndpointChannel.toMonitor(
                        syscalls, slots, WellKnownSlots.TO_MONITOR, WellKnownSlots.FROM_MONITOR), handler);
        handler.attach(monitor);
        isMonitor = false;
        events.add(new LmpEventSource(monitor));
    }

    private Bindings(SystemCalls syscalls, Connections connections, MonitorMessages handler, MonitorBinding monitor) {
        this.syscalls = syscalls;
        this.connections = connections;
        this.handler = handler;
        this.monitor = monitor;
        isMonitor = true;
        handler.attach(monitor);
    }

    /**
     * Connects a domain to itself: a monitor that exports services of its own is the domain and its monitor in one.
     *
     * @param server the handler of the domain's requests
     * @param serverEnd receives the binding over which the server sends its messages
     */
    public static Bindings within(SystemCalls syscalls, EventLoop events, SlotAllocator slots,
            AddressSpace addressSpace, MonitorHandler server, Consumer<MonitorBinding> serverEnd) {
        Connections connections = new Connections(syscalls, events, slots, addressSpace);
        MonitorMessages handler = new MonitorMessages(connections);
        MonitorInterface.Pair ends = MonitorInterface.local(LocalChannel.pair(syscalls.queueSizes()), server, handler);
        serverEnd.accept(ends.first());
        events.add(new LmpEventSource(ends.first()));
        events.add(new LmpEventSource(ends.second()));
        return new Bindings(syscalls, connections, handler, ends.second());
    }

    /** Deletes the capability of a service after an attempt to bind; a monitor has used it up by that. */
    void releaseAfterBind(CapabilityReference service) {
        if (!isMonitor) {
            connections.release(service);
        }
    }

    /** Serves bindings that are requested of this domain, without exporting a service to the monitor. */
    public void accept(Acceptor acceptor) {
        handler.setAcceptor(0, acceptor);
    }

    /** The binding to the monitor. */
    public MonitorBinding monitor() {
        return monitor;
    }

    /** Returns whether all messages of the open connections are sent. */
    public boolean areDrained() {
        return connections.areDrained();
    }

    /**
     * Exports an interface of the service; the acceptor then creates the service's end of every binding.
     *
     * @param index the number of the interface, 0 to 3
     */
    public void export(int index, Acceptor acceptor, ExportContinuation continuation) {
        handler.setAcceptor(index, acceptor);
        monitor.sendExport(index, continuation);
    }

    /** Registers an interface of the service with the name service, for as long as the domain runs. */
    public void register(int index, String name, String attributes, CapabilityReference service) {
        Registration registration = new Registration(this, index, name, attributes, service);
        registrations.add(registration);
        registration.begin();
    }

    /**
     * Revokes all capabilities to the service that was exported, on every core at once, and registers it with a new one
     * under its names. Connections stay open.
     *
     * @param continuation receives the new capability, or an error
     */
    public void renewService(RenewServiceContinuation continuation) {
        monitor.sendRenewService(new Renewal(this, continuation));
    }

    /** The capability of the next generation. */
    private record Renewal(Bindings bindings, RenewServiceContinuation continuation)
            implements RenewServiceContinuation, Copyable {
        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            if (!err.failed()) {
                bindings.registrations.forEach(registration -> registration.renew(service));
            }
            continuation.replied(service, err);
        }

        @Override
        public void failed(Failure failure) {
            continuation.failed(failure);
        }
    }

    /** Binds to the service of a capability, which the caller keeps. */
    public <B extends Binding> void bind(CapabilityReference service, Connector<B> connector,
            BindListener<B> listener) {
        new BindAttempt<>(this, connections, connector, listener).begin(service);
    }

    /** Binds to the name service when there is one. */
    public void bindToNameService(Connector<NameserviceBinding> connector, BindListener<NameserviceBinding> listener) {
        new NameServiceLookup(this, connector, listener).begin();
    }

    /**
     * Binds to a service by its name.
     *
     * @param timeout how long the name may take to be registered, in nanoseconds
     */
    public <B extends Binding> void bind(String name, long timeout, Connector<B> connector,
            BindListener<B> listener) {
        new ConnectAttempt<>(this, name, timeout, connector, listener).begin();
    }

    void print(String line) {
        syscalls.print(line);
    }

    void exit(int status) {
        syscalls.exit(status);
    }
}
