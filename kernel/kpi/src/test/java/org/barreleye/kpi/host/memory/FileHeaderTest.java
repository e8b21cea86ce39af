package org.barreleye.kpi.host.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.outcome.ConnectionFailed;
import org.barreleye.kpi.types.InterfaceIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileHeaderTest {
    private static final Path PATH = Path.of("x.1.offer");
    private static final FileHeader HEADER = new FileHeader(new RingFileLayout(64), 4711,
            new InterfaceIdentity("calculator", "0123456789abcdef".repeat(4)));

    @Test
    void is_read_as_it_was_written() throws ConnectionFailed {
        assertThat(FileHeader.parse(HEADER.bytes(), PATH)).isEqualTo(HEADER);
    }

    @Test
    void has_the_documented_bytes() {
        ByteBuffer bytes = ByteBuffer.wrap(HEADER.bytes()).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(new String(bytes.array(), 0, 8)).isEqualTo("BARRRING");
        assertThat(bytes.getLong(8)).isEqualTo(1);
        assertThat(bytes.getLong(16)).isEqualTo(64);
        assertThat(bytes.getLong(24)).isEqualTo(4711);
        assertThat(bytes.getLong(32)).isEqualTo(10);
        assertThat(bytes.get(40)).isEqualTo((byte) 0x01);
        assertThat(new String(bytes.array(), 72, 10)).isEqualTo("calculator");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, is not the file of a connection", "8, 2, has version 2 of the layout",
        "16, 1, says that its rings have 1 lines", "16, 32769, says that its rings have 32769 lines",
        "16, -1, says that its rings have 18446744073709551615 lines",
        "16, 4294967360, says that its rings have 4294967360 lines", "32, 0, has 0 bytes", "32, 257, has 257 bytes",
        "32, -1, has 18446744073709551615 bytes"})
    void with_an_impossible_number_is_refused(int offset, long number, String sentence) {
        byte[] bytes = HEADER.bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(offset, number);

        assertThatThrownBy(() -> FileHeader.parse(bytes, PATH)).isInstanceOf(ConnectionFailed.class)
                .hasMessageStartingWith("MALFORMED: x.1.offer ").hasMessageContaining(sentence);
    }

    @Test
    void of_any_bytes_is_a_header_or_refused() {
        Seed.run(chance -> {
            for (int i = 0; i < 20_000; i++) {
                byte[] bytes = HEADER.bytes();
                for (int change = 0; change < 8; change++) {
                    bytes[chance.nextInt(FileHeader.BYTES)] = (byte) chance.nextInt();
                }
                try {
                    int lines = FileHeader.parse(bytes, PATH).layout().ringLines();
                    assertThat(lines).isBetween(2, 32_768);
                } catch (ConnectionFailed refused) {
                    assertThat(refused.getMessage()).startsWith("MALFORMED");
                }
            }
        });
    }
}
