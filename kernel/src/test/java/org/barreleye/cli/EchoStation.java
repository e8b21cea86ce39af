package org.barreleye.cli;

import java.util.Optional;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpSocket;
import org.barreleye.kpi.outcome.CallFailed;

/** Sends datagrams to its port 7 back, until one says so. */
public final class EchoStation implements BlockingProgram {
    private static final int ECHO = 7;
    private static final long LONG = 1_000_000_000L;

    @Override
    public String name() {
        return "echo-station";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        try (UdpSocket socket = UdpSocket.open(domain, ECHO)) {
            domain.syscalls().print("ready");
            boolean isStopped = false;
            while (!isStopped) {
                Optional<Datagram> received = socket.receive(LONG);
                if (received.isPresent()) {
                    domain.syscalls().print("'" + received.get().text() + "' from " + received.get().address());
                    socket.send(received.get());
                    isStopped = received.get().text().equals("stop");
                }
            }
        }
        return 0;
    }
}
