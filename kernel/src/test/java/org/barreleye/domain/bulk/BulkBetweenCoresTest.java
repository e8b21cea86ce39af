package org.barreleye.domain.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.BootResult.Lines;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools between two domains of booted machines: a threaded client on core 0, and a reactor on another core. */
class BulkBetweenCoresTest {
    private static final PoolShape PAGES = new PoolShape(4, 4096);
    private static final long ANY = RamSource.ANY_NODE;
    // The core without an MMU does not see the memory of this node.
    private static final long HIDDEN_NODE = 1;

    private static void run(String machine, Lines lines) {
        BootResult booted = BootResult.on(machine).controlling().with(new PageService()).run(lines);
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] incremented(byte[] bytes) {
        byte[] result = bytes.clone();
        for (int i = 0; i < result.length; i++) {
            result[i]++;
        }
        return result;
    }

    @Nested
    class Two_domains {
        @ParameterizedTest
        @CsvSource({"demo, 0, COHERENT, false", "demo, 1, COHERENT, false", "demo, 16, COHERENT, false",
            "demo, 32, CACHE_MAINTENANCE, false", "demo, 32, MESSAGE, true", "scc-48, 1, CACHE_MAINTENANCE, false",
            "omap-4460, 8, CACHE_MAINTENANCE, false", "x86-power32, 4, COHERENT, false"})
        void move_share_and_copy_the_same_bytes(String machine, int core, BulkMechanism mechanism, boolean isHidden) {
            run(machine, domain -> {
                PageClient client = PageClient.open(domain, 0, core, PAGES, isHidden ? HIDDEN_NODE : ANY);
                assertThat(client.pool().mechanism()).isEqualTo(mechanism);
                Random random = new Random(core);
                BulkBuffer buffer = client.pool().take().orElseThrow();
                for (int length : List.of(4096, 1, 0, 63, 64, 65, 4095, 4096)) {
                    byte[] sent = bytes(random, length);
                    buffer.setLength(0);
                    buffer.put(0, sent);

                    buffer = client.exchange(buffer);
                    assertThat(buffer.get()).isEqualTo(incremented(sent));

                    long sum = 0;
                    for (byte value : buffer.get()) {
                        sum += value & 0xff;
                    }
                    assertThat(client.sum(buffer)).isEqualTo(sum);

                    BulkBuffer copy = client.exchange(client.pool().copy(buffer).orElseThrow());
                    assertThat(copy.get()).isEqualTo(incremented(buffer.get()));
                    client.pool().free(copy);
                }
                assertThat(client.reportOfService().refused()).isZero();
                assertThat(client.pool().count(BufferOwner.REMOTE)).isZero();
            });
        }

        @Test
        void on_a_coherent_pair_clean_invalidate_and_copy_nothing_to_move() {
            run("demo", domain -> {
                PageClient client = PageClient.open(domain, 0, 16, PAGES, ANY);
                BulkBuffer buffer = client.pool().take().orElseThrow();
                buffer.put(0, new byte[4096]);
                client.exchange(buffer);
                BulkReport report = client.pool().report();
                assertThat(List.of(report.linesCleaned(), report.linesInvalidated(), report.bytesCopied()))
                        .containsOnly(0L);
            });
        }

        @Test
        void see_stale_bytes_where_nothing_is_coherent_if_lines_are_neither_cleaned_nor_invalidated() {
            run("demo", domain -> {
                // Both ends are made to believe that the client is on core 32 too.
                PageClient client = PageClient.open(domain, 32, 32, PAGES, ANY);
                assertThat(client.pool().mechanism()).isEqualTo(BulkMechanism.COHERENT);
                BulkBuffer buffer = client.pool().take().orElseThrow();
                byte[] ones = new byte[4_096];
                Arrays.fill(ones, (byte) 1);
                buffer.put(0, ones);
                // Some lines stay in the cache of core 32 until the client reads; others are displaced before.
                assertThat(client.exchange(buffer).get()).contains(1);
            });
        }
    }

    @Nested
    class A_service {
        @Test
        void refuses_what_the_client_cannot_give_and_goes_on() {
            run("demo", domain -> {
                PageClient client = PageClient.open(domain, 0, 1, PAGES, ANY);
                BulkBuffer buffer = client.pool().take().orElseThrow();
                buffer.put(0, new byte[] {1});
                client.binding().sendMoved(4, 1, new ByteArrayView());
                client.binding().sendMoved(0xffff_ffffL, 1, new ByteArrayView());
                client.binding().sendMoved(0, 4097, new ByteArrayView());
                client.binding().sendMoved(0, 1, ByteArrayView.of((byte) 1));
                client.binding().sendShared(4, 1, new ByteArrayView());
                assertThat(client.exchange(buffer).get()).containsExactly(2);
                assertThat(client.reportOfService().refused()).isEqualTo(5);
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 16, 32})
        void goes_on_when_the_client_revokes_the_memory(int core) {
            BootResult booted = BootResult.on("demo").controlling().with(new PageService()).run(domain -> {
                PageClient client = PageClient.open(domain, 0, core, PAGES, ANY);
                assertThat(domain.revoke(client.pool().frame()).succeeded()).isTrue();
                client.binding().sendMoved(0, 0, new ByteArrayView());
                client.binding().sendMoved(1, 64, new ByteArrayView());
                client.binding().sendMoved(2, 64, new ByteArrayView());
                assertThat(client.reportOfService()).isNotNull();
                assertThat(client.closed()).isEmpty();
            });
            assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
            assertThat(booted.console()).filteredOn(line -> line.contains("the client has revoked")).hasSize(2);
        }

        @Test
        void refuses_a_pool_that_is_larger_than_its_memory() {
            run("demo", domain -> {
                for (int core : List.of(1, 16, 32)) {
                    PageClient client = PageClient.connect(domain, 0, core, PAGES, ANY);
                    assertThat(client.client().open(client.pool().frame(), 8, 4096, 0).err())
                            .isEqualTo(ErrorCode.of(KernelError.OUTSIDE_SOURCE));
                    assertThat(client.client().open(client.pool().frame(), 1, 4095, 0).err())
                            .isEqualTo(ErrorCode.of(KernelError.BAD_SIZE));
                    assertThat(client.client().open(client.pool().frame(), 4, 4096, 99).err())
                            .isEqualTo(ErrorCode.of(KernelError.NO_SUCH_CORE));
                }
            });
        }
    }

    @Nested
    class When_the_service_is_killed {
        @ParameterizedTest
        @ValueSource(ints = {1, 32})
        void the_client_reclaims_the_buffers_and_uses_them_with_the_next_one(int core) {
            run("demo", domain -> {
                PageClient client = PageClient.open(domain, 0, core, PAGES, ANY);
                BulkPool pool = client.pool();
                for (int i = 0; i < PAGES.buffers(); i++) {
                    BulkBuffer buffer = pool.take().orElseThrow();
                    buffer.put(0, new byte[4096]);
                    pool.move(buffer);
                }
                assertThat(pool.take()).isEmpty();
                client.kill();
                assertThat(pool.reclaim()).isEqualTo(PAGES.buffers());
                PageClient next = client.openAgain(0, core);
                assertThat(pool.count(BufferOwner.FREE)).isEqualTo(PAGES.buffers());
                BulkBuffer buffer = pool.take().orElseThrow();
                buffer.put(0, new byte[] {1, 2, 3});
                assertThat(next.exchange(buffer).get()).containsExactly(2, 3, 4);
                pool.close();
            });
        }
    }

    @Nested
    class The_cost {
        // Of the clock, in nanoseconds.
        private static final long RESOLUTION = 1;

        private long nanoseconds(int core, int bytes, Function<PageClient, Consumer<BulkBuffer>> transfer) {
            List<Long> measured = new ArrayList<>();
            run("demo", domain -> {
                PageClient client = PageClient.open(domain, 0, core, new PoolShape(4, 65536), ANY);
                BulkBuffer buffer = client.pool().take().orElseThrow();
                buffer.put(0, new byte[bytes]);
                long before = client.pool().report().nanoseconds();
                transfer.apply(client).accept(buffer);
                measured.add(client.pool().report().nanoseconds() - before);
            });
            return measured.get(0);
        }

        private long ofMove(int core, int bytes) {
            return nanoseconds(core, bytes, client -> client.pool()::move);
        }

        private long ofCopy(int core, int bytes) {
            return nanoseconds(core, bytes, client -> client.pool()::copy);
        }

        @Test
        void of_a_coherent_move_is_the_same_for_64_bytes_and_64_KiB_and_that_of_a_copy_is_not() {
            long small = ofMove(1, 64);
            long large = ofMove(1, 65536);
            assertThat(small).isPositive();
            assertThat(large).isBetween(small - RESOLUTION, small + RESOLUTION);
            long smallCopy = ofCopy(1, 64);
            long largeCopy = ofCopy(1, 65536);
            assertThat(largeCopy).isGreaterThan(100 * smallCopy);
        }

        @Test
        void of_a_move_between_cores_that_are_not_coherent_grows_with_the_lines() {
            long small = ofMove(32, 64);
            long large = ofMove(32, 65536);
            assertThat(large).isGreaterThan(20 * small);
        }
    }
}
