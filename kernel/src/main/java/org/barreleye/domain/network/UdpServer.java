package org.barreleye.domain.network;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;

/**
 * A network service of one class: answers the datagrams of a port. It has no state between two datagrams, and is a
 * reactor. When the network stack has ended, it opens its port at the next one.
 *
 * <pre>{@code
 * public record Echo() implements UdpServer {
 *     public String name() { return "udp-echo"; }
 *     public int port() { return 7; }
 *     public Optional<byte[]> answer(Domain domain, Datagram request) { return Optional.of(request.data()); }
 * }
 * }</pre>
 */
public interface UdpServer extends Program.ReactorProgram {
    /** The beginning of the argument that gives another port, as in {@code port=9000}. */
    String PORT = "port=";

    /** Its port, unless the arguments of the program give another one. */
    int port();

    /**
     * Answers a datagram. May not wait.
     *
     * @param request whose content may be anything
     * @return the content of the answer, at most {@link Datagram#BYTES_MAX} bytes; nothing for no answer
     */
    Optional<byte[]> answer(Domain domain, Datagram request);

    @Override
    default Upcalls load(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.start(syscalls);
        new UdpServerSession(this, domain).start();
        return domain.events();
    }
}
