package org.barreleye.domain.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pool whose other domain answers with random numbers. Its memory has no byte outside: each access there fails. */
class RandomAnswersTest {
    private static final int BUFFERS = 8;
    private static final int BYTES = 192;
    private static final int ANSWERS = 2_000;

    private final Random random = Seeds.random("random answers");

    @ParameterizedTest
    @EnumSource(BulkMechanism.class)
    void give_back_no_buffer_that_the_other_domain_does_not_have(BulkMechanism mechanism) {
        BulkPool pool = PoolPair.agreed(mechanism, new PoolShape(BUFFERS, BYTES), random).allocator();
        int accepted = 0;
        for (int answer = 0; answer < ANSWERS; answer++) {
            pool.take().ifPresent(taken -> fill(pool, taken));
            long buffer = random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(BUFFERS);
            long length = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(2 * BYTES);
            int inside = random.nextBoolean() && length >= 0 && length <= 2_048 ? (int) length : random.nextInt(4);
            byte[] data = mechanism == BulkMechanism.MESSAGE ? new byte[inside]
                    : new byte[random.nextInt(4) == 0 ? 1 : 0];
            BufferOwner[] before = owners(pool);

            Outcome<BulkBuffer> outcome = pool.accept(buffer, length, ByteArrayView.of(data));

            boolean isLegal = buffer >= 0 && buffer < BUFFERS && before[(int) buffer] == BufferOwner.REMOTE
                    && length >= 0 && length <= BYTES
                    && data.length == (mechanism == BulkMechanism.MESSAGE ? length : 0);
            assertThat(outcome.succeeded()).as("buffer %d of %d bytes: %s", buffer, length, pool.refusal())
                    .isEqualTo(isLegal);
            if (isLegal) {
                accepted++;
                assertThat(outcome.value().get()).hasSize((int) length);
                pool.free(outcome.value());
            } else {
                assertThat(owners(pool)).isEqualTo(before);
                assertThat(pool.refusal()).isNotEmpty();
            }
        }
        assertThat(accepted).isBetween(50, ANSWERS - 50);
        assertThat(pool.report().refused()).isEqualTo(ANSWERS - accepted);
    }

    /** Fills a buffer, and gives it away or frees it. */
    private void fill(BulkPool pool, BulkBuffer buffer) {
        byte[] bytes = new byte[random.nextInt(BYTES)];
        Arrays.fill(bytes, (byte) 1);
        buffer.put(0, bytes);
        if (random.nextInt(4) == 0) {
            pool.free(buffer);
        } else {
            pool.move(buffer);
        }
    }

    private static BufferOwner[] owners(BulkPool pool) {
        BufferOwner[] owners = new BufferOwner[BUFFERS];
        for (int buffer = 0; buffer < BUFFERS; buffer++) {
            owners[buffer] = pool.table().owner(buffer);
        }
        return owners;
    }
}
