package org.barreleye.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The layout that the standard publishes, byte by byte. */
class PcapFileTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void begins_with_a_header_of_24_bytes() throws IOException {
        PcapFile.begin(out);

        assertThat(out.toByteArray()).isEqualTo(Hex.bytes(
                "4d3cb2a1", // magic of nanoseconds, little-endian
                "0200 0400", // version 2.4
                "00000000 00000000", // reserved
                "00000400", // snapshot length 262144
                "01000000")); // Ethernet
    }

    @Test
    void has_a_header_of_16_bytes_before_each_frame() throws IOException {
        PcapFile file = PcapFile.begin(out);
        out.reset();
        file.write(3_000_000_017L, Hex.bytes("0102030405"));
        file.write(4_294_967_295_999_999_999L, Hex.bytes("06"));

        assertThat(out.toByteArray()).isEqualTo(Hex.bytes(
                "03000000 11000000 05000000 05000000 0102030405",
                "ffffffff ffc99a3b 01000000 01000000 06"));
    }

    @Test
    void refuses_a_time_that_the_format_cannot_hold() throws IOException {
        PcapFile file = PcapFile.begin(out);

        assertThatThrownBy(() -> file.write(-1, new byte[1])).hasMessageContaining("-1 ns");
        assertThatThrownBy(() -> file.write(4_294_967_296_000_000_000L, new byte[1])).hasMessageContaining("2^32");
    }
}
