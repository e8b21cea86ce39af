package org.barreleye.demo;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.generated.user.net.GetInterfaceResult;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.generated.user.net.NetHandler;
import org.barreleye.generated.user.net.NetInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.packet.Ipv4Address;

/** The step of the demonstration that sends a message to another host. */
final class NetworkStep {
    private static final int ECHO = 7;
    private static final long TIMEOUT = 100_000_000;
    private static final String TEXT = "there and back again";

    private NetworkStep() {}

    /** Returns what has happened; nothing if the machine has no network. */
    static Optional<String> run(Domain domain) throws CallFailed {
        if (!domain.nameService().suggest("network").equals("network")) {
            return Optional.empty();
        }
        GetInterfaceResult found = NetInterface.client(
                domain.connect("network", channel -> NetInterface.connect(channel, new NetHandler() {})),
                domain.events()).getInterface();
        if (found.state() != InterfaceState.UP) {
            return Optional.of("The network interface " + found.name() + " is not up: " + found.reason() + ".");
        }
        String station = "The network interface " + found.name() + " has the address "
                + new Ipv4Address((int) found.address()) + "; " + found.reason() + ".";
        return Optional.of(station + "\n   " + exchange(domain, (int) found.router()));
    }

    private static String exchange(Domain domain, int router) throws CallFailed {
        Ipv4Address host = new Ipv4Address(router);
        try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
            long begin = domain.syscalls().now();
            socket.send(Datagram.of(host, ECHO, TEXT));
            Optional<Datagram> answer = socket.receive(TIMEOUT);
            long micros = (domain.syscalls().now() - begin) / 1000;
            return answer.filter(datagram -> datagram.text().equals(TEXT)).isPresent()
                    ? "A UDP datagram to the echo service of " + host + " came back after " + micros + " us."
                    : "A UDP datagram to the echo service of " + host + " did not come back.";
        }
    }
}
