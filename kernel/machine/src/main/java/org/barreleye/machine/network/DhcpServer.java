package org.barreleye.machine.network;

import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.DhcpMessage;
import org.barreleye.packet.DhcpOptions;
import org.barreleye.packet.DhcpType;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Subnet;
import org.barreleye.packet.MacAddress;

/**
 * A DHCP server (RFC 2131): gives each hardware address one address of the subnet, from that after its own upwards, and
 * the same one again whenever it asks.
 */
final class DhcpServer implements Copyable {
    /** The time of a lease. */
    static final long LEASE_SECONDS = 3_600;

    private final Ipv4Subnet subnet;
    // By the bits of the hardware address.
    private final TreeMap<Long, Ipv4Address> leases = new TreeMap<>();
    private int granted;

    DhcpServer(Ipv4Subnet subnet) {
        this.subnet = subnet;
    }

    /** The answer to a message of a client, if it gets one. */
    Optional<DhcpMessage> answer(DhcpMessage message) {
        return switch (message.type()) {
            case DISCOVER -> lease(message.client()).map(address -> reply(message, DhcpType.OFFER, address));
            case REQUEST -> request(message);
            case DECLINE -> {
                leases.remove(message.client().bits());
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** The address of a client. */
    Optional<Ipv4Address> leaseOf(MacAddress client) {
        return Optional.ofNullable(leases.get(client.bits()));
    }

    private Optional<DhcpMessage> request(DhcpMessage message) {
        DhcpOptions options = message.options();
        if (options.server().filter(server -> !server.equals(subnet.address())).isPresent()) {
            return Optional.empty(); // the client has chosen another server
        }
        Ipv4Address wanted = options.requestedAddress().orElse(message.clientAddress());
        return leaseOf(message.client()).filter(wanted::equals).isPresent()
                ? Optional.of(reply(message, DhcpType.ACK, wanted))
                : Optional.of(reply(message, DhcpType.NAK, Ipv4Address.ANY));
    }

    private Optional<Ipv4Address> lease(MacAddress client) {
        Ipv4Address next = subnet.address().plus(granted + 1);
        if (!leases.containsKey(client.bits()) && next.compareTo(subnet.broadcast()) < 0) {
            leases.put(client.bits(), next);
            granted++;
        }
        return leaseOf(client);
    }

    private DhcpMessage reply(DhcpMessage message, DhcpType type, Ipv4Address address) {
        DhcpOptions options = DhcpOptions.NONE.withServer(subnet.address());
        return new DhcpMessage(type, message.transaction(), message.client(), message.isBroadcast(),
                type == DhcpType.ACK ? message.clientAddress() : Ipv4Address.ANY, address,
                type == DhcpType.NAK ? options : options.withLeaseSeconds(LEASE_SECONDS)
                .withSubnetMask(subnet.mask()).withRouter(subnet.address()));
    }
}
