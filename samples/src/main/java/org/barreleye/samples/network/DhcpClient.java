package org.barreleye.samples.network;

import java.util.Optional;
import org.barreleye.packet.DhcpMessage;
import org.barreleye.packet.DhcpOptions;
import org.barreleye.packet.DhcpType;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Subnet;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;

/**
 * A DHCP client (RFC 2131): looks for a server, requests the address that it offers, and configures the stack with the
 * granted one. A message without an answer is sent again, each time after a longer wait. Leases are not renewed.
 */
public final class DhcpClient implements UdpHandler {
    /** The states of a client. */
    public enum State {
        /** It waits for an offer. */
        SELECTING,
        /** It waits for the acknowledgement of its request. */
        REQUESTING,
        /** It has an address. */
        BOUND,
        /** It has given up. */
        FAILED
    }

    /** How often a message is sent until the client gives up. */
    public static final int TRIES = 12;

    private static final long FIRST_WAIT = 1_000_000;
    private static final long LONGEST_WAIT = 8_000_000;

    private final NetworkStack stack;
    private State state = State.SELECTING;
    private int transaction;
    private int tries;
    private long deadline;
    private Ipv4Address offered = Ipv4Address.ANY;
    private Ipv4Address server = Ipv4Address.ANY;

    /** The client of a stack without an address. */
    public DhcpClient(NetworkStack stack) {
        this.stack = stack;
        transaction = (int) stack.mac().bits();
        stack.listen(DhcpMessage.CLIENT_PORT, this);
    }

    /** The state. */
    public State state() {
        return state;
    }

    /** The time at which {@link #onDeadline} is due. */
    public long deadline() {
        return deadline;
    }

    /** The server that has offered an address. */
    public Ipv4Address server() {
        return server;
    }

    /** The address that was offered, and granted if the client is bound. */
    public Ipv4Address address() {
        return offered;
    }

    /** Looks for a server. */
    public void start(long now) {
        enter(State.SELECTING);
        onDeadline(now);
    }

    private void enter(State next) {
        state = next;
        tries = 0;
        // Due at once.
        deadline = 0;
    }

    /** Sends the message of the state, again if there was no answer to it, or gives up. */
    public void onDeadline(long now) {
        if (state == State.BOUND || state == State.FAILED || now < deadline) {
            return;
        }
        if (tries == TRIES) {
            state = State.FAILED;
            return;
        }
        deadline = now + Math.min(LONGEST_WAIT, FIRST_WAIT << tries);
        tries++;
        if (state == State.SELECTING) {
            transaction++;
            send(DhcpType.DISCOVER, DhcpOptions.NONE);
        } else {
            send(DhcpType.REQUEST, DhcpOptions.NONE.withRequestedAddress(offered).withServer(server));
        }
    }

    private void send(DhcpType type, DhcpOptions options) {
        DhcpMessage message = new DhcpMessage(type, transaction, stack.mac(), true, Ipv4Address.ANY, Ipv4Address.ANY,
                options);
        stack.sendDatagram(Ipv4Address.BROADCAST, new UdpDatagram(DhcpMessage.CLIENT_PORT, DhcpMessage.SERVER_PORT,
                Payload.of(message.toBytes())));
    }

    @Override
    public void onDatagram(Ipv4Address source, UdpDatagram datagram) {
        DhcpMessage.parse(datagram.data().toBytes()).packet()
                .filter(message -> message.transaction() == transaction && message.client().equals(stack.mac()))
                .ifPresent(this::onMessage);
    }

    private void onMessage(DhcpMessage message) {
        Optional<Ipv4Address> from = message.options().server();
        // An address without a valid mask is of no use.
        Optional<Ipv4Subnet> subnet =
                message.options().subnetMask().flatMap(mask -> Ipv4Subnet.ofMask(message.yourAddress(), mask));
        if (state == State.SELECTING && message.type() == DhcpType.OFFER && from.isPresent() && subnet.isPresent()) {
            offered = message.yourAddress();
            server = from.get();
            enter(State.REQUESTING);
        } else if (state == State.REQUESTING && from.filter(server::equals).isPresent()) {
            if (message.type() == DhcpType.ACK && subnet.isPresent()) {
                offered = message.yourAddress();
                stack.configure(subnet.get(), message.options().router());
                state = State.BOUND;
            } else if (message.type() == DhcpType.NAK) {
                enter(State.SELECTING);
            }
        }
    }
}
