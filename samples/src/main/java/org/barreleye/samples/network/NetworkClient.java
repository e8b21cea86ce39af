package org.barreleye.samples.network;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.net.GetInterfaceResult;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.generated.user.net.NetHandler;
import org.barreleye.generated.user.net.NetInterface;
import org.barreleye.generated.user.net.PingResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.packet.Ipv4Address;

/**
 * Looks at the network, pings the other host on the wire, uses its echo and time services, and then a service of this
 * machine on another core.
 */
public record NetworkClient() implements BlockingProgram {
    private static final long TIMEOUT = 50_000_000;
    private static final int PING_BYTES = 56;
    private static final int ECHO = 7;
    private static final int TIME = 37;
    // The server opens its port when it has been started: what arrives before is lost.
    private static final int TRIES = 20;

    @Override
    public String name() {
        return "network-client";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        NetClient network = NetInterface.client(
                domain.connect("network", channel -> NetInterface.connect(channel, new NetHandler() {})),
                domain.events());
        GetInterfaceResult found = network.getInterface();
        if (found.state() != InterfaceState.UP) {
            domain.syscalls().print(found.name() + " is not up: " + found.reason());
            return 1;
        }
        Ipv4Address host = new Ipv4Address((int) found.router());
        PingResult echo = network.ping(found.router(), PING_BYTES, TIMEOUT);
        domain.syscalls().print("ping " + host + ": "
                + (echo.err().failed() ? "no reply" : echo.time() / 1000 + " us"));
        try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
            askHost(domain, socket, host);
            askServer(domain, socket, new Ipv4Address((int) found.address()));
        }
        return 0;
    }

    private static void askHost(Domain domain, UdpSocket socket, Ipv4Address host) throws CallFailed {
        Optional<Datagram> echoed = ask(socket, Datagram.of(host, ECHO, "there and back again"), 1);
        domain.syscalls().print("echo: " + echoed.map(Datagram::text).orElse("no answer"));
        Optional<Datagram> time = ask(socket, Datagram.of(host, TIME, ""), 1);
        domain.syscalls().print("time: " + time.map(NetworkClient::seconds).orElse("no answer"));
    }

    private static void askServer(Domain domain, UdpSocket socket, Ipv4Address self) throws CallFailed {
        int core = domain.cores().stream().filter(CoreRecord::isOn).mapToInt(CoreRecord::core).max().orElseThrow();
        domain.spawn(core, new UpperCaseServer().name(), "");
        Optional<Datagram> answer =
                ask(socket, Datagram.of(self, UpperCaseServer.PORT, "a service of one class"), TRIES);
        domain.syscalls().print("core " + core + ": " + answer.map(Datagram::text).orElse("no answer"));
    }

    private static Optional<Datagram> ask(UdpSocket socket, Datagram question, int tries) throws CallFailed {
        Optional<Datagram> answer = Optional.empty();
        for (int i = 0; i < tries && answer.isEmpty(); i++) {
            socket.send(question);
            answer = socket.receive(TIMEOUT / TRIES);
        }
        return answer;
    }

    /** The answer of the time protocol (RFC 868): the seconds since 1900, in four bytes. */
    private static String seconds(Datagram time) {
        return time.data().length == Integer.BYTES
                ? (ByteBuffer.wrap(time.data()).getInt() & 0xffff_ffffL) + " seconds since 1900" : "not four bytes";
    }
}
