package org.barreleye.service.network;

import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.Acceptor;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.generated.user.net.NetInterface;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.generated.user.udp.UdpInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The program of the network stack. It has two interfaces, {@code udp} and {@code network}, and opens them when the
 * network is up, or when it is known what is missing.
 *
 * @param device the name of the network interface
 */
public record NetworkService(String device) implements Program.ReactorProgram {
    private static final int NETWORK = 0;
    private static final int UDP = 1;
    private static final int CORE_SHIFT = 32;

    @Override
    public String name() {
        return "network";
    }

    @Override
    public Upcalls load(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.start(syscalls);
        Network network = new Network(domain, (int) (process >>> CORE_SHIFT), device);
        network.start(new Settled(domain, network));
        return domain.events();
    }

    /** Opens both interfaces. */
    private record Settled(Domain domain, Network network) implements SettledListener {
        @Override
        public void onSettled() {
            // The first interface last: with it, the service counts as open.
            domain.export(UDP, new UdpAcceptor(network), new Exported(domain, UDP, "udp"));
            domain.export(NETWORK, new NetAcceptor(network), new Exported(domain, NETWORK, "network"));
        }
    }

    /**
     * An interface is exported: registers it.
     *
     * @param domain of the service
     * @param index of the interface
     * @param name under which it is registered
     */
    private record Exported(Domain domain, int index, String name) implements ExportContinuation, Copyable {
        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            if (err.failed()) {
                domain.syscalls().print("cannot open " + name + ": " + SystemError.describe(err));
            } else {
                domain.register(index, name, "", service);
            }
        }

        @Override
        public void failed(Failure failure) {
            domain.syscalls().print("cannot open " + name + ": " + failure);
        }
    }

    /** Accepts clients that look at the network. */
    private record NetAcceptor(Network network) implements Acceptor, Copyable {
        @Override
        public Binding accept(Channel channel) {
            return NetInterface.accept(channel, new NetSession(network));
        }
    }

    /** Accepts clients of UDP. */
    private record UdpAcceptor(Network network) implements Acceptor, Copyable {
        @Override
        public Binding accept(Channel channel) {
            return accept(channel, Client.SELF);
        }

        @Override
        public Binding accept(Channel channel, Client client) {
            UdpSession session = new UdpSession(network, client.process());
            UdpBinding binding = UdpInterface.accept(channel, session);
            session.attach(binding);
            return binding;
        }
    }
}
