package org.barreleye.packet;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The options of a DHCP message (RFC 2132), but for its type. Other options are skipped when they are parsed.
 *
 * @param requestedAddress the address that the client requests (option 50)
 * @param server the server that the message is from or for (54)
 * @param leaseSeconds the time for which the address is granted (51), 0 to 2^32 - 1
 * @param subnetMask the mask of the subnet (1)
 * @param router the router of the subnet (3); the first, if there are several
 */
public record DhcpOptions(Optional<Ipv4Address> requestedAddress, Optional<Ipv4Address> server,
        OptionalLong leaseSeconds, Optional<Ipv4Address> subnetMask, Optional<Ipv4Address> router) {
    /** No options. */
    public static final DhcpOptions NONE = new DhcpOptions(Optional.empty(), Optional.empty(), OptionalLong.empty(),
            Optional.empty(), Optional.empty());

    /** Checks the range. */
    public DhcpOptions {
        if (leaseSeconds.isPresent() && leaseSeconds.getAsLong() >>> Integer.SIZE != 0) {
            throw new IllegalArgumentException("a lease lasts 0 to 2^32 - 1 seconds, not " + leaseSeconds.getAsLong());
        }
    }

    /** The same, with the address that a client requests. */
    public DhcpOptions withRequestedAddress(Ipv4Address address) {
        return new DhcpOptions(Optional.of(address), server, leaseSeconds, subnetMask, router);
    }

    /** The same, with a server. */
    public DhcpOptions withServer(Ipv4Address address) {
        return new DhcpOptions(requestedAddress, Optional.of(address), leaseSeconds, subnetMask, router);
    }

    /** The same, with the time of the lease. */
    public DhcpOptions withLeaseSeconds(long seconds) {
        return new DhcpOptions(requestedAddress, server, OptionalLong.of(seconds), subnetMask, router);
    }

    /** The same, with the mask of the subnet. */
    public DhcpOptions withSubnetMask(Ipv4Address mask) {
        return new DhcpOptions(requestedAddress, server, leaseSeconds, Optional.of(mask), router);
    }

    /** The same, with the router of the subnet. */
    public DhcpOptions withRouter(Ipv4Address address) {
        return new DhcpOptions(requestedAddress, server, leaseSeconds, subnetMask, Optional.of(address));
    }
}
