package org.barreleye.domain.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.memory.RamSource;
import org.junit.jupiter.api.Test;

/** The costs of transfers in the table of the page bulk.md, measured on the machines that it names. */
class BulkCostsTest {
    private static final Path PAGE = Path.of("docs", "bulk.md");
    private static final int LINE = 64;
    private static final int BYTES = 4096;
    private static final long HIDDEN_NODE = 1;

    /** A client on core 0 of a machine, and a service on another core. */
    private record Measured(String machine, int core, long node) {
        String row() {
            List<String> rows = new ArrayList<>();
            BootResult booted = BootResult.on(machine).controlling().with(new PageService()).run(domain -> {
                PageClient client = PageClient.open(domain, 0, core, new PoolShape(4, BYTES), node);
                BulkPool pool = client.pool();
                List<Long> round = new ArrayList<>();
                List<Long> cycles = new ArrayList<>();
                BulkBuffer buffer = pool.take().orElseThrow();
                for (int length : List.of(LINE, BYTES)) {
                    buffer = filled(client, buffer, length);
                    long begin = pool.report().cycles();
                    BulkTransfer sent = pool.move(buffer);
                    long between = pool.report().cycles();
                    client.binding().sendBounced(sent.buffer(), sent.length(), sent.data());
                    buffer = client.received();
                    cycles.add(between - begin);
                    cycles.add(pool.report().cycles() - between);
                }
                for (int length : List.of(LINE, BYTES)) {
                    buffer = filled(client, buffer, length);
                    long begin = pool.report().cycles();
                    BulkTransfer sent = pool.copy(buffer).orElseThrow();
                    cycles.add(pool.report().cycles() - begin);
                    pool.free(client.exchange(sent));
                }
                for (int length : List.of(LINE, BYTES)) {
                    buffer = filled(client, buffer, length);
                    long before = client.reportOfService().cycles();
                    long begin = domain.syscalls().now();
                    buffer = client.bounce(buffer);
                    round.add(domain.syscalls().now() - begin);
                    cycles.add(client.reportOfService().cycles() - before);
                }
                rows.add("| " + machine + " | 0 and " + core + " | " + pool.mechanism() + pair(cycles, 0, 2)
                        + pair(cycles, 1, 3) + pair(cycles, 4, 5) + pair(cycles, 6, 7) + pair(round, 0, 1) + " |");
            });
            assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
            return rows.get(0);
        }

        private static String pair(List<Long> all, int first, int second) {
            return " | " + all.get(first) + " / " + all.get(second);
        }

        private static BulkBuffer filled(PageClient client, BulkBuffer before, int length) {
            // Both ends have had the buffer, as in a connection that has run for a while.
            BulkBuffer buffer = client.bounce(before);
            buffer.put(0, new byte[length]);
            buffer.setLength(length);
            return buffer;
        }
    }

    @Test
    void are_those_of_the_table() throws IOException {
        List<Measured> pairs = List.of(new Measured("demo", 1, RamSource.ANY_NODE),
                new Measured("demo", 16, RamSource.ANY_NODE), new Measured("demo", 32, RamSource.ANY_NODE),
                new Measured("demo", 32, HIDDEN_NODE), new Measured("amd-4x4", 4, RamSource.ANY_NODE),
                new Measured("omap-4460", 8, RamSource.ANY_NODE), new Measured("scc-48", 1, RamSource.ANY_NODE),
                new Measured("scc-48", 47, RamSource.ANY_NODE));

        List<String> measured = pairs.stream().map(Measured::row).toList();

        assertThat(Files.readAllLines(PAGE)).as("measured:%n%s", String.join("\n", measured)).containsAll(measured);
    }
}
