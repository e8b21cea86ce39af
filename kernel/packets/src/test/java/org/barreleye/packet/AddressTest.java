package org.barreleye.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Nested
    class An_Ethernet_address {
        @Test
        void is_read_and_written_as_six_pairs_of_digits() {
            MacAddress address = MacAddress.parse("02:00:0A:00:00:01").orElseThrow();

            assertThat(address.bits()).isEqualTo(0x02000a000001L);
            assertThat(address).hasToString("02:00:0a:00:00:01");
            assertThat(address.isLocallyAdministered()).isTrue();
            assertThat(address.isGroup()).isFalse();
        }

        @Test
        void of_all_stations_is_a_group() {
            assertThat(MacAddress.BROADCAST).hasToString("ff:ff:ff:ff:ff:ff");
            assertThat(MacAddress.BROADCAST.isGroup()).isTrue();
            assertThat(MacAddress.parse("01:00:5e:00:00:01").orElseThrow().isGroup()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "02:00:0a:00:00", "02:00:0a:00:00:0g", "02-00-0a-00-00-01", "2:0:a:0:0:1"})
        void is_not_any_text(String text) {
            assertThat(MacAddress.parse(text)).isEmpty();
        }

        @Test
        void has_48_bits() {
            assertThatThrownBy(() -> new MacAddress(1L << 48)).hasMessageContaining("48 bits");
        }
    }

    @Nested
    class An_IPv4_address {
        @Test
        void is_read_and_written_as_four_numbers() {
            assertThat(Ipv4Address.parse("10.0.255.1")).contains(Ipv4Address.of(10, 0, 255, 1));
            assertThat(Ipv4Address.of(200, 1, 2, 3)).hasToString("200.1.2.3");
            assertThat(Ipv4Address.of(10, 0, 0, 255).plus(1)).hasToString("10.0.1.0");
        }

        @Test
        void is_ordered_without_sign() {
            assertThat(Ipv4Address.of(200, 0, 0, 0)).isGreaterThan(Ipv4Address.of(10, 0, 0, 0));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "10.0.0", "10.0.0.256", "10.0.0.1.2", "a.b.c.d", "10.0.0.-1", "1000.0.0.1"})
        void is_not_any_text(String text) {
            assertThat(Ipv4Address.parse(text)).isEmpty();
        }
    }

    @Nested
    class A_subnet {
        @ParameterizedTest
        @CsvSource({"10.0.0.1/24, 255.255.255.0, 10.0.0.0, 10.0.0.255",
            "10.0.0.1/32, 255.255.255.255, 10.0.0.1, 10.0.0.1",
            "10.0.0.1/0, 0.0.0.0, 0.0.0.0, 255.255.255.255", "172.16.5.9/12, 255.240.0.0, 172.16.0.0, 172.31.255.255"})
        void has_a_mask_and_a_first_and_a_last_address(String text, String mask, String first, String last) {
            Ipv4Subnet subnet = Ipv4Subnet.parse(text).orElseThrow();

            assertThat(subnet.mask()).hasToString(mask);
            assertThat(subnet.network()).hasToString(first);
            assertThat(subnet.broadcast()).hasToString(last);
            assertThat(subnet).hasToString(text);
            assertThat(Ipv4Subnet.ofMask(subnet.address(), subnet.mask())).contains(subnet);
        }

        @Test
        void contains_the_neighbours_of_its_host() {
            Ipv4Subnet subnet = Ipv4Subnet.parse("10.0.0.1/24").orElseThrow();

            assertThat(subnet.contains(Ipv4Address.of(10, 0, 0, 200))).isTrue();
            assertThat(subnet.contains(Ipv4Address.of(10, 0, 1, 1))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"10.0.0.1", "10.0.0.1/33", "10.0.0.1/", "10.0.0/24", "10.0.0.1/24/1"})
        void is_not_any_text(String text) {
            assertThat(Ipv4Subnet.parse(text)).isEmpty();
        }

        @Test
        void has_no_mask_with_holes() {
            assertThat(Ipv4Subnet.ofMask(Ipv4Address.ANY, Ipv4Address.of(255, 0, 255, 0))).isEmpty();
        }
    }
}
