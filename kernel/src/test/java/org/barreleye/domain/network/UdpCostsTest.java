package org.barreleye.domain.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.packet.Ipv4Address;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time of a datagram from a program to its own port through the stack, inside messages and in buffers. */
class UdpCostsTest {
    private static final Ipv4Address SELF = Ipv4Address.of(10, 0, 0, 2);
    private static final long TIMEOUT = 100_000_000;
    private static final int ROUNDS = 20;
    private static final int BUFFERS = 8;
    private static final int[] SIZES = {16, 64, 256, 512, 1_472};
    private static final Path PAGE = Path.of("docs", "network.md");
    // In percent: what else runs on the cores changes the times a little.
    private static final double TOLERANCE = 10;

    private static long insideMessages(Domain domain, int bytes) throws CallFailed {
        try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
            long begin = domain.syscalls().now();
            for (int i = 0; i < ROUNDS; i++) {
                socket.send(new Datagram(SELF, socket.port(), new byte[bytes]));
                assertThat(socket.receive(TIMEOUT)).isPresent();
            }
            return (domain.syscalls().now() - begin) / ROUNDS;
        }
    }

    private static long inBuffers(Domain domain, int bytes) throws CallFailed {
        try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT, BUFFERS, OptionalInt.of(0))) {
            long begin = domain.syscalls().now();
            for (int i = 0; i < ROUNDS; i++) {
                BulkBuffer buffer = socket.take().orElseThrow();
                buffer.put(0, new byte[bytes]);
                socket.send(SELF, socket.port(), buffer);
                try (ReceivedDatagram received = socket.receiveInBuffer(TIMEOUT).orElseThrow()) {
                    assertThat(received.bytes()).hasSize(bytes);
                }
            }
            return (domain.syscalls().now() - begin) / ROUNDS;
        }
    }

    /** Of a program on a core: nanoseconds inside messages, and in buffers. */
    private static List<Long> measured(int core, int bytes) {
        List<Long> times = new ArrayList<>();
        BootResult result = BootResult.on("demo").with("measurement", domain -> {
            times.add(insideMessages(domain, bytes));
            times.add(inBuffers(domain, bytes));
        }).run(domain -> domain.processes().waitFor(domain.spawn(core, "measurement", ""), TIMEOUT * 100));
        assertThat(result.status()).as("%s", result.console()).hasValue(0);
        assertThat(times).as("%s", result.console()).hasSize(2);
        return times;
    }

    /** The row of the table: for each size the nanoseconds inside messages and in buffers. */
    private static String row(int core) {
        StringBuilder row = new StringBuilder("| " + core + " |");
        for (int bytes : SIZES) {
            List<Long> times = measured(core, bytes);
            row.append(" ").append(times.get(0)).append(" / ").append(times.get(1)).append(" |");
        }
        return row.toString();
    }

    private static long[] numbers(String row) {
        return Pattern.compile("[0-9]+").matcher(row).results().mapToLong(found -> Long.parseLong(found.group()))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 16, 32})
    void is_about_that_of_the_table(int core) throws IOException {
        String measured = row(core);

        String row = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| " + core + " |")).findFirst()
                .orElse("no row");
        long[] expected = numbers(row);
        long[] found = numbers(measured);
        assertThat(found).as("measured: %s", measured).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("%s, measured: %s", row, measured)
                    .isCloseTo(expected[i], Percentage.withPercentage(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 16, 32})
    void is_shorter_inside_messages_for_small_ones_and_in_buffers_for_the_largest(int core) {
        List<Long> small = measured(core, 16);
        List<Long> largest = measured(core, Datagram.BYTES_MAX);
        assertThat(small.get(0)).isLessThan(small.get(1));
        assertThat(largest.get(1)).isLessThan(largest.get(0));
    }
}
