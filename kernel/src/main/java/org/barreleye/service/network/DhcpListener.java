package org.barreleye.service.network;

import java.util.Optional;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Subnet;

/** Receives what a DHCP client has reached. */
interface DhcpListener extends Copyable {
    /** An address was granted, for the first time or again. */
    void onLease(Ipv4Subnet subnet, Optional<Ipv4Address> router);

    /** No address was granted, or the lease has ended. */
    void onNoLease();
}
