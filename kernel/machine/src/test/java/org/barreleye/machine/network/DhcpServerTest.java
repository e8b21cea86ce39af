package org.barreleye.machine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.barreleye.packet.DhcpMessage;
import org.barreleye.packet.DhcpOptions;
import org.barreleye.packet.DhcpType;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Subnet;
import org.barreleye.packet.MacAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The leases of the DHCP server. */
class DhcpServerTest {
    private static final long SECOND = 1_000_000_000_000L;
    private static final int LEASE_SECONDS = 100;
    private static final Ipv4Address SERVER = Ipv4Address.of(10, 9, 0, 1);
    private static final Ipv4Address FIRST = SERVER.plus(1);
    private static final Ipv4Address SECOND_ADDRESS = SERVER.plus(2);
    private static final MacAddress ANNE = new MacAddress(1);
    private static final MacAddress BOB = new MacAddress(2);
    private static final MacAddress CLAIRE = new MacAddress(3);

    // Two addresses to lease: .2 and .3.
    private final DhcpServer server = new DhcpServer(new Ipv4Subnet(SERVER, 30), LEASE_SECONDS);
    private final DhcpServer larger = new DhcpServer(new Ipv4Subnet(SERVER, 29), LEASE_SECONDS);

    private static DhcpMessage message(DhcpType type, MacAddress client, Ipv4Address own, DhcpOptions options) {
        return new DhcpMessage(type, 1, client, true, own, Ipv4Address.ANY, options);
    }

    private static Optional<Ipv4Address> discover(DhcpServer server, long now, MacAddress client) {
        return server.answer(now, message(DhcpType.DISCOVER, client, Ipv4Address.ANY, DhcpOptions.NONE))
                .map(DhcpMessage::yourAddress);
    }

    private static DhcpType request(DhcpServer server, long now, MacAddress client, Ipv4Address address) {
        return server.answer(now, message(DhcpType.REQUEST, client, Ipv4Address.ANY,
                DhcpOptions.NONE.withRequestedAddress(address).withServer(SERVER))).orElseThrow().type();
    }

    private static DhcpType renew(DhcpServer server, long now, MacAddress client, Ipv4Address address) {
        return server.answer(now, message(DhcpType.REQUEST, client, address, DhcpOptions.NONE)).orElseThrow().type();
    }

    /** Leases an address by offer and request. */
    private Ipv4Address lease(long now, MacAddress client) {
        Ipv4Address offered = discover(larger, now, client).orElseThrow();
        assertThat(request(larger, now, client, offered)).isEqualTo(DhcpType.ACK);
        return offered;
    }

    @Nested
    class An_offered_address {
        @Test
        void is_not_granted_before_it_is_requested() {
            assertThat(discover(larger, 0, ANNE)).contains(FIRST);
            assertThat(larger.leaseOf(ANNE)).contains(FIRST);
            assertThat(larger.grantedTo(0, ANNE)).isEmpty();

            assertThat(request(larger, 0, ANNE, FIRST)).isEqualTo(DhcpType.ACK);
            assertThat(larger.grantedTo(0, ANNE)).contains(FIRST);
        }

        @Test
        void is_kept_for_a_minute() {
            DhcpServer one = new DhcpServer(new Ipv4Subnet(SERVER, 30), LEASE_SECONDS);
            assertThat(discover(one, 0, ANNE)).contains(FIRST);

            assertThat(discover(one, 60 * SECOND - 1, BOB)).isEmpty();
            assertThat(discover(one, 60 * SECOND, BOB)).contains(FIRST);
            assertThat(request(one, 60 * SECOND, ANNE, FIRST)).isEqualTo(DhcpType.NAK);
        }
    }

    @Nested
    class A_lease {
        @Test
        void ends_after_its_time_and_the_address_is_given_again() {
            discover(server, 0, ANNE);
            assertThat(request(server, 0, ANNE, FIRST)).isEqualTo(DhcpType.ACK);

            assertThat(server.grantedTo(LEASE_SECONDS * SECOND - 1, ANNE)).contains(FIRST);
            assertThat(discover(server, LEASE_SECONDS * SECOND - 1, BOB)).isEmpty();
            assertThat(server.grantedTo(LEASE_SECONDS * SECOND, ANNE)).isEmpty();
            assertThat(discover(server, LEASE_SECONDS * SECOND, BOB)).contains(FIRST);
            assertThat(server.leaseOf(ANNE)).isEmpty();
            assertThat(renew(server, LEASE_SECONDS * SECOND, ANNE, FIRST)).isEqualTo(DhcpType.NAK);
        }

        @Test
        void that_is_renewed_lasts_from_then_on() {
            discover(server, 0, ANNE);
            request(server, 0, ANNE, FIRST);
            assertThat(renew(server, 50 * SECOND, ANNE, FIRST)).isEqualTo(DhcpType.ACK);

            assertThat(server.grantedTo(149 * SECOND, ANNE)).contains(FIRST);
            assertThat(discover(server, 149 * SECOND, BOB)).isEmpty();
            assertThat(discover(server, 150 * SECOND, BOB)).contains(FIRST);
        }

        @Test
        void that_has_ended_is_taken_up_again_by_its_client_if_nobody_else_has_the_address() {
            discover(server, 0, ANNE);
            request(server, 0, ANNE, FIRST);

            assertThat(renew(server, 500 * SECOND, ANNE, FIRST)).isEqualTo(DhcpType.ACK);
            assertThat(server.grantedTo(599 * SECOND, ANNE)).contains(FIRST);
        }

        @Test
        void that_its_client_gives_back_is_free_at_once() {
            discover(server, 0, ANNE);
            request(server, 0, ANNE, FIRST);
            server.answer(SECOND, message(DhcpType.RELEASE, ANNE, FIRST, DhcpOptions.NONE));

            assertThat(server.grantedTo(SECOND, ANNE)).isEmpty();
            assertThat(discover(server, SECOND, BOB)).contains(FIRST);
        }

        @Test
        void is_not_shortened_by_another_search_of_its_client() {
            discover(server, 0, ANNE);
            request(server, 0, ANNE, FIRST);
            assertThat(discover(server, SECOND, ANNE)).contains(FIRST);

            assertThat(server.grantedTo(99 * SECOND, ANNE)).contains(FIRST);
        }
    }

    @Nested
    class Of_several_addresses {
        @Test
        void one_that_was_never_leased_comes_first() {
            assertThat(lease(0, ANNE)).isEqualTo(FIRST);

            assertThat(lease(200 * SECOND, BOB)).isEqualTo(SECOND_ADDRESS);
        }

        @Test
        void that_whose_lease_has_ended_first_comes_next() {
            for (int client = 10; client < 13; client++) {
                lease(client * SECOND, new MacAddress(client));
            }
            lease(1 * SECOND, BOB);
            lease(2 * SECOND, ANNE);

            assertThat(discover(larger, 300 * SECOND, CLAIRE)).contains(SERVER.plus(4));
        }

        @Test
        void a_reserved_one_is_never_leased() {
            larger.reserve(SECOND_ADDRESS);

            assertThat(lease(0, ANNE)).isEqualTo(FIRST);
            assertThat(lease(0, BOB)).isEqualTo(SERVER.plus(3));
        }
    }
}
