package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The option {@code --pcap}; {@code OutsideTest} of the samples writes frames. */
@Timeout(60)
class PcapTest {
    @TempDir
    private Path folder;

    @Test
    void is_a_file_with_the_header_of_the_pcap_format() throws IOException {
        Path file = folder.resolve("frames.pcap");
        CommandLineRun run = CommandLineRun.of("boot", "--machine", "amd-4x4", "-c", "ps", "--pcap", file.toString());

        assertThat(run.code()).isZero();
        // draft-ietf-opsawg-pcap, 4: magic of nanoseconds, version 2.4, two reserved words, snapshot length, Ethernet.
        ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt()).isEqualTo(0xa1b23c4d);
        assertThat(header.getShort()).isEqualTo((short) 2);
        assertThat(header.getShort()).isEqualTo((short) 4);
        assertThat(header.getLong()).isZero();
        assertThat(header.getInt()).isGreaterThanOrEqualTo(1_514);
        assertThat(header.getInt()).isEqualTo(1);
    }

    @Nested
    class An_error {
        @Test
        void says_that_the_machine_has_no_wire() {
            CommandLineRun run = CommandLineRun.of("boot", "--machine", "two-x86", "-c", "ps", "--pcap",
                    folder.resolve("frames.pcap").toString());

            assertThat(run).isEqualTo(new CommandLineRun(2, "", "barreleye: --pcap: the machine two-x86 has no network;"
                    + " use one that has a 'wire', such as demo" + System.lineSeparator()));
        }

        @Test
        void is_found_before_the_run_if_the_file_cannot_be_written() {
            Path file = folder.resolve("none").resolve("frames.pcap");

            assertThat(CommandLineRun.of("boot", "--machine", "amd-4x4", "-c", "ps", "--pcap", file.toString()))
                    .isEqualTo(new CommandLineRun(3, "", "barreleye: " + file
                    + ": cannot write the frames: no such folder" + System.lineSeparator()));
            assertThat(CommandLineRun.of("boot", "--machine", "amd-4x4", "-c", "ps", "--pcap", folder.toString()))
                    .isEqualTo(new CommandLineRun(3, "", "barreleye: " + folder
                    + ": cannot write the frames: it is a folder" + System.lineSeparator()));
        }
    }
}
