package org.barreleye.service.network;

import java.util.Optional;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.packet.DhcpMessage;
import org.barreleye.packet.DhcpOptions;
import org.barreleye.packet.DhcpType;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Subnet;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;

/**
 * A DHCP client (RFC 2131): looks for a server, requests the address that it offers, and takes the granted one. A
 * message without an answer is sent again, each time after a longer wait, until the client gives up.
 *
 * <p>A lease is renewed when it is half over, by the next packet that is sent or received then: a host that does
 * nothing sets no timer, so a machine without work can stop.
 */
final class DhcpClient implements EventSource {
    /** The states of a client. */
    enum State {
        /** It was not started. */
        INIT,
        /** It waits for an offer. */
        SELECTING,
        /** It waits for the acknowledgement of its request. */
        REQUESTING,
        /** It has an address. */
        BOUND,
        /** It has an address, and waits for the acknowledgement that it may keep it. */
        RENEWING,
        /** It has given up. */
        FAILED
    }

    /** The number of times that a message is sent until the client gives up. */
    static final int TRIES = 12;

    private static final long FIRST_WAIT = 1_000_000;
    private static final long LONGEST_WAIT = 8_000_000;
    private static final long SECOND = 1_000_000_000;
    // The lease that does not end (RFC 2131, 3.3).
    private static final long FOREVER = 0xffff_ffffL;
    private static final int NETWORK_SHIFT = 24;
    private static final int LOOPBACK = 127;
    private static final int FIRST_MULTICAST = 224;

    private final SystemCalls syscalls;
    private final IpStack stack;
    private final LinkLayer station;
    private final DhcpListener listener;
    private State state = State.INIT;
    private int transaction;
    private int tries;
    private long deadline = Wait.FOREVER;
    private long renewAt = Wait.FOREVER;
    private long leaseEnd = Wait.FOREVER;
    private Ipv4Address offered = Ipv4Address.ANY;
    private Ipv4Address server = Ipv4Address.ANY;

    /** The client of a stack without an address. */
    DhcpClient(SystemCalls syscalls, IpStack stack, LinkLayer station, DhcpListener listener) {
        this.syscalls = syscalls;
        this.stack = stack;
        this.station = station;
        this.listener = listener;
    }

    State state() {
        return state;
    }

    /** The sentence for a client that has given up. */
    String problem() {
        return server.equals(Ipv4Address.ANY) ? "no DHCP server answered " + TRIES + " requests"
                : "the DHCP server " + server + " offered " + offered + " and did not grant it";
    }

    /** Looks for a server, whatever was before. */
    void start() {
        if (state == State.INIT) {
            transaction = (int) station.mac().bits();
        }
        offered = Ipv4Address.ANY;
        server = Ipv4Address.ANY;
        enter(State.SELECTING);
        send();
    }

    /** Stops asking, and forgets the lease: the link was lost. */
    void stop() {
        state = State.FAILED;
        deadline = Wait.FOREVER;
        renewAt = Wait.FOREVER;
        leaseEnd = Wait.FOREVER;
    }

    /** Renews a lease that is half over, and ends one that is over. Called before the address is used. */
    void checkLease() {
        long now = syscalls.now();
        if (now >= leaseEnd) {
            stop();
            listener.onNoLease();
            start();
        } else if (state == State.BOUND && now >= renewAt) {
            enter(State.RENEWING);
            send();
        }
    }

    private void enter(State next) {
        state = next;
        tries = 0;
    }

    /** Sends the message of the state, again if there was no answer to it, or gives up. */
    private void send() {
        if (tries == TRIES) {
            deadline = Wait.FOREVER;
            if (state == State.RENEWING) {
                // The address may be used until the lease ends; half of the rest is waited for the next attempt.
                state = State.BOUND;
                renewAt += (leaseEnd - renewAt) / 2;
            } else {
                state = State.FAILED;
                listener.onNoLease();
            }
            return;
        }
        deadline = syscalls.now() + Math.min(LONGEST_WAIT, FIRST_WAIT << tries);
        tries++;
        if (state == State.SELECTING) {
            transaction++;
            send(DhcpType.DISCOVER, DhcpOptions.NONE);
        } else {
            send(DhcpType.REQUEST, DhcpOptions.NONE.withRequestedAddress(offered).withServer(server));
        }
    }

    private void send(DhcpType type, DhcpOptions options) {
        DhcpMessage message = new DhcpMessage(type, transaction, station.mac(), true, Ipv4Address.ANY, Ipv4Address.ANY,
                options);
        stack.sendDatagram(Ipv4Address.BROADCAST, new UdpDatagram(DhcpMessage.CLIENT_PORT, DhcpMessage.SERVER_PORT,
                Payload.of(message.toBytes())));
    }

    /** A datagram has arrived at the port of DHCP clients. */
    void onDatagram(UdpDatagram datagram) {
        DhcpMessage.parse(datagram.data().toBytes()).packet()
                .filter(message -> message.transaction() == transaction && message.client().equals(station.mac()))
                .ifPresent(this::onMessage);
    }

    private void onMessage(DhcpMessage message) {
        Optional<Ipv4Address> from = message.options().server();
        Optional<Ipv4Subnet> subnet = usable(message);
        if (state == State.SELECTING && message.type() == DhcpType.OFFER && from.isPresent() && subnet.isPresent()) {
            offered = message.yourAddress();
            server = from.get();
            enter(State.REQUESTING);
            send();
        } else if ((state == State.REQUESTING || state == State.RENEWING)
                && from.filter(server::equals).isPresent()) {
            if (message.type() == DhcpType.ACK && subnet.isPresent()) {
                onGranted(message, subnet.get());
            } else if (message.type() == DhcpType.NAK) {
                listener.onNoLease();
                start();
            }
        }
    }

    /** The address of an offer with its subnet, if a host can have it: with a mask, of one host, and for some time. */
    private static Optional<Ipv4Subnet> usable(DhcpMessage message) {
        int network = message.yourAddress().bits() >>> NETWORK_SHIFT;
        boolean isLeased = message.options().leaseSeconds().orElse(FOREVER) > 0;
        return message.options().subnetMask().flatMap(mask -> Ipv4Subnet.ofMask(message.yourAddress(), mask))
                .filter(subnet -> isLeased && network != 0 && network != LOOPBACK && network < FIRST_MULTICAST
                && subnet.prefix() > 0 && !subnet.address().equals(subnet.network())
                && !subnet.address().equals(subnet.broadcast()));
    }

    private void onGranted(DhcpMessage message, Ipv4Subnet subnet) {
        long now = syscalls.now();
        offered = message.yourAddress();
        state = State.BOUND;
        deadline = Wait.FOREVER;
        leaseEnd = Wait.FOREVER;
        renewAt = Wait.FOREVER;
        message.options().leaseSeconds().stream().filter(seconds -> seconds != FOREVER).forEach(seconds -> {
            leaseEnd = now + seconds * SECOND;
            renewAt = now + seconds * SECOND / 2;
        });
        listener.onLease(subnet, message.options().router());
    }

    @Override
    public boolean poll() {
        if (syscalls.now() < deadline) {
            return false;
        }
        send();
        return true;
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public boolean isFinished() {
        return false;
    }
}
