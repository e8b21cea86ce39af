package org.barreleye.machine.network;

import java.util.Comparator;
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
 * A DHCP server (RFC 2131): leases each hardware address one address of the subnet, from that after its own upwards,
 * and the same one again when it asks in time or when no other client has got it meanwhile. Addresses that were never
 * leased come first; then that whose lease has ended first.
 */
final class DhcpServer implements Copyable {
    /** The time of a lease, if nothing else is described. */
    static final int LEASE_SECONDS = 3_600;
    /** The time for which an offered address is kept for a client that has not requested it. */
    static final long OFFER_SECONDS = 60;

    private static final long PICOSECONDS_PER_SECOND = 1_000_000_000_000L;

    private final Ipv4Subnet subnet;
    private final int leaseSeconds;
    // By the bits of the hardware address; also leases that have ended, until another client gets the address.
    private final TreeMap<Long, Lease> leases = new TreeMap<>();
    private Ipv4Address next;
    private Optional<Ipv4Address> reserved = Optional.empty();

    /**
     * An address of a client.
     *
     * @param end the time from which another client may get it
     * @param isGranted whether the client has requested it; otherwise it was offered
     */
    private record Lease(MacAddress client, Ipv4Address address, long end, boolean isGranted) {}

    DhcpServer(Ipv4Subnet subnet, int leaseSeconds) {
        this.subnet = subnet;
        this.leaseSeconds = leaseSeconds;
        next = subnet.address().plus(1);
    }

    /** Leases an address to no client: another host has it. */
    void reserve(Ipv4Address address) {
        reserved = Optional.of(address);
    }

    /** The answer to a message of a client, if it gets one. */
    Optional<DhcpMessage> answer(long now, DhcpMessage message) {
        return switch (message.type()) {
            case DISCOVER -> offer(now, message.client())
                    .map(address -> reply(message, DhcpType.OFFER, address));
            case REQUEST -> request(now, message);
            case DECLINE -> {
                leases.remove(message.client().bits()); // for good: some other host has the address
                yield Optional.empty();
            }
            case RELEASE -> {
                leases.computeIfPresent(message.client().bits(),
                        (client, lease) -> lease.address().equals(message.clientAddress())
                        ? new Lease(lease.client(), lease.address(), now, false) : lease);
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** The address that was offered or granted to a client last, if no other client has got it since. */
    Optional<Ipv4Address> leaseOf(MacAddress client) {
        return Optional.ofNullable(leases.get(client.bits())).map(Lease::address);
    }

    /** The address that a client has been granted, and may use now. */
    Optional<Ipv4Address> grantedTo(long now, MacAddress client) {
        return Optional.ofNullable(leases.get(client.bits())).filter(lease -> lease.isGranted() && now < lease.end())
                .map(Lease::address);
    }

    private Optional<DhcpMessage> request(long now, DhcpMessage message) {
        DhcpOptions options = message.options();
        if (options.server().filter(server -> !server.equals(subnet.address())).isPresent()) {
            return Optional.empty(); // the client has chosen another server
        }
        Ipv4Address wanted = options.requestedAddress().orElse(message.clientAddress());
        if (leaseOf(message.client()).filter(wanted::equals).isEmpty()) {
            return Optional.of(reply(message, DhcpType.NAK, Ipv4Address.ANY));
        }
        leases.put(message.client().bits(), new Lease(message.client(), wanted,
                now + leaseSeconds * PICOSECONDS_PER_SECOND, true));
        return Optional.of(reply(message, DhcpType.ACK, wanted));
    }

    private Optional<Ipv4Address> offer(long now, MacAddress client) {
        long end = now + OFFER_SECONDS * PICOSECONDS_PER_SECOND;
        Lease before = leases.get(client.bits());
        Optional<Ipv4Address> address = before != null ? Optional.of(before.address()) : free(now);
        address.ifPresent(found -> leases.put(client.bits(), before != null && before.end() > end ? before
                : new Lease(client, found, end, before != null && before.isGranted() && now < before.end())));
        return address;
    }

    private Optional<Ipv4Address> free(long now) {
        if (reserved.filter(next::equals).isPresent()) {
            next = next.plus(1);
        }
        if (next.compareTo(subnet.broadcast()) < 0) {
            Ipv4Address fresh = next;
            next = next.plus(1);
            return Optional.of(fresh);
        }
        Optional<Lease> ended = leases.values().stream().filter(lease -> lease.end() <= now)
                .min(Comparator.comparingLong(Lease::end));
        ended.ifPresent(lease -> leases.remove(lease.client().bits()));
        return ended.map(Lease::address);
    }

    private DhcpMessage reply(DhcpMessage message, DhcpType type, Ipv4Address address) {
        DhcpOptions options = DhcpOptions.NONE.withServer(subnet.address());
        return new DhcpMessage(type, message.transaction(), message.client(), message.isBroadcast(),
                type == DhcpType.ACK ? message.clientAddress() : Ipv4Address.ANY, address,
                type == DhcpType.NAK ? options : options.withLeaseSeconds(leaseSeconds)
                .withSubnetMask(subnet.mask()).withRouter(subnet.address()));
    }
}
