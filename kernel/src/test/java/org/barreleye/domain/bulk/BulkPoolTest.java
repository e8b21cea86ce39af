package org.barreleye.domain.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ends of a pool over memory whose caches nobody keeps coherent, or that both reach coherently, or not at all. */
class BulkPoolTest {
    private static final PoolShape SHAPE = new PoolShape(4, 192);
    private static final int SEEDS = 40;
    private static final int STEPS = 600;
    private static final ByteArrayView NONE = new ByteArrayView();

    private static PoolPair agreed(BulkMechanism mechanism) {
        return PoolPair.agreed(mechanism, SHAPE, new Random(1));
    }

    private static BulkBuffer received(BulkPool pool, BulkTransfer transfer) {
        return pool.accept(transfer.buffer(), transfer.length(), transfer.data()).value();
    }

    private static BulkBuffer receivedShared(BulkPool pool, BulkTransfer transfer) {
        return pool.acceptShared(transfer.buffer(), transfer.length(), transfer.data()).value();
    }

    @Nested
    class The_laws_of_ownership {
        @ParameterizedTest
        @EnumSource(BulkMechanism.class)
        void hold_under_random_transfers_and_the_bytes_received_are_those_sent(BulkMechanism mechanism) {
            for (int seed = 0; seed < SEEDS; seed++) {
                assertThat(failureOf(mechanism, seed, false, false)).as("seed %d", seed).isEmpty();
            }
        }

        @Test
        void do_not_hold_if_the_sender_does_not_clean() {
            assertThat(failures(true, false)).isNotEmpty()
                    .anySatisfy(failure -> assertThat(failure).contains("buffer"));
        }

        @Test
        void do_not_hold_if_nobody_invalidates() {
            assertThat(failures(false, true)).isNotEmpty()
                    .anySatisfy(failure -> assertThat(failure).contains("buffer"));
        }

        private List<String> failures(boolean omitsClean, boolean omitsInvalidate) {
            List<String> failures = new ArrayList<>();
            for (int seed = 0; seed < SEEDS; seed++) {
                failures.addAll(failureOf(BulkMechanism.CACHE_MAINTENANCE, seed, omitsClean, omitsInvalidate));
            }
            return failures;
        }

        private List<String> failureOf(BulkMechanism mechanism, long seed, boolean omitsClean,
                boolean omitsInvalidate) {
            Random random = new Random(seed);
            PoolPair pair = PoolPair.agreed(mechanism, SHAPE, random);
            pair.ports()[1].omit(omitsClean, omitsInvalidate);
            try {
                new RandomTransfers(pair, random).run(STEPS);
                return List.of();
            } catch (AssertionError failure) {
                return List.of(failure.getMessage());
            }
        }
    }

    @Nested
    class A_buffer_that_was_moved {
        @ParameterizedTest
        @EnumSource(BulkMechanism.class)
        void is_the_other_sides_with_the_same_bytes(BulkMechanism mechanism) {
            PoolPair pair = agreed(mechanism);
            BulkBuffer arrived = received(pair.receiver(), pair.allocator().move(pair.filled((byte) 1, (byte) 2)));

            assertThat(arrived.get()).containsExactly(1, 2);
            assertThat(arrived.owner()).isEqualTo(BufferOwner.LOCAL);
            assertThat(pair.allocator().count(BufferOwner.REMOTE)).isEqualTo(1);
        }

        @Test
        void cannot_be_used_by_its_former_owner_and_the_error_names_buffer_owner_and_operation() {
            PoolPair pair = agreed(BulkMechanism.COHERENT);
            BulkBuffer buffer = pair.filled((byte) 1);
            pair.allocator().move(buffer);

            assertThatThrownBy(buffer::get).isInstanceOf(IllegalStateException.class).hasMessage("cannot read buffer 0:"
                    + " this reference ended when the buffer was given away or freed, and now it is the other"
                    + " domain's");
            assertThatThrownBy(() -> pair.allocator().move(buffer)).hasMessageStartingWith("cannot move buffer 0:");
            assertThatThrownBy(() -> pair.allocator().free(buffer)).hasMessageStartingWith("cannot free buffer 0:");
        }

        @Test
        void is_not_the_former_references_when_it_comes_back() {
            PoolPair pair = agreed(BulkMechanism.COHERENT);
            BulkBuffer first = pair.filled((byte) 1);
            BulkBuffer there = received(pair.receiver(), pair.allocator().move(first));
            BulkBuffer back = received(pair.allocator(), pair.receiver().move(there));

            assertThat(back.get()).containsExactly(1);
            assertThatThrownBy(first::get).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("this reference ended");
        }

        @Test
        void leaves_no_window_behind() {
            PoolPair pair = agreed(BulkMechanism.COHERENT);
            BulkBuffer buffer = pair.filled((byte) 1);
            var window = buffer.window();
            assertThat(window.getByte(0)).isEqualTo((byte) 1);
            pair.allocator().move(buffer);

            assertThatThrownBy(() -> window.getByte(0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> window.putByte(0, (byte) 2)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void leaves_no_modified_line_behind_that_would_be_written_over_later_bytes() {
            PoolPair pair = agreed(BulkMechanism.CACHE_MAINTENANCE);
            BulkBuffer buffer = pair.filled(new byte[192]);
            buffer.setLength(3);
            BulkBuffer there = received(pair.receiver(), pair.allocator().move(buffer));
            byte[] full = new byte[192];
            full[191] = 7;
            there.put(0, full);
            BulkTransfer back = pair.receiver().move(there);
            pair.ports()[0].evictAll();

            assertThat(received(pair.allocator(), back).get()).isEqualTo(full);
        }
    }

    @Nested
    class A_buffer_that_is_shared {
        @ParameterizedTest
        @EnumSource(BulkMechanism.class)
        void is_read_by_both_and_written_by_neither_until_it_is_given_back(BulkMechanism mechanism) {
            PoolPair pair = agreed(mechanism);
            BulkBuffer buffer = pair.filled((byte) 5);
            BulkBuffer there = receivedShared(pair.receiver(), pair.allocator().share(buffer));

            assertThat(there.get()).isEqualTo(buffer.get()).containsExactly(5);
            assertThatThrownBy(() -> buffer.put(0, new byte[1])).isInstanceOf(IllegalStateException.class)
                    .hasMessage("cannot write buffer 0: it is shared with the other domain, and both may only read it");
            assertThatThrownBy(() -> there.put(0, new byte[1])).isInstanceOf(IllegalStateException.class);

            BulkBuffer back = received(pair.allocator(), pair.receiver().giveBack(there));
            back.put(0, new byte[] {6});
            assertThat(back.get()).containsExactly(6);
            assertThatThrownBy(there::get).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void cannot_be_moved_or_freed_by_either() {
            PoolPair pair = agreed(BulkMechanism.COHERENT);
            BulkBuffer buffer = pair.filled((byte) 5);
            BulkBuffer there = receivedShared(pair.receiver(), pair.allocator().share(buffer));

            assertThatThrownBy(() -> pair.allocator().move(buffer)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> pair.allocator().free(buffer)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> pair.receiver().move(there)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> pair.receiver().free(there)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class A_copy {
        @ParameterizedTest
        @EnumSource(BulkMechanism.class)
        void is_the_receivers_own_and_the_original_stays(BulkMechanism mechanism) {
            PoolPair pair = agreed(mechanism);
            BulkBuffer buffer = pair.filled((byte) 5);
            BulkBuffer there = received(pair.receiver(), pair.allocator().copy(buffer).orElseThrow());
            buffer.put(0, new byte[] {6});

            assertThat(there.get()).containsExactly(5);
            assertThat(buffer.get()).containsExactly(6);
        }

        @Test
        void needs_a_free_buffer() {
            PoolPair pair = agreed(BulkMechanism.COHERENT);
            for (int i = 0; i < SHAPE.buffers(); i++) {
                pair.filled((byte) 5);
            }

            assertThat(pair.allocator().take()).isEmpty();
            assertThat(pair.allocator().copy(new byte[1])).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> pair.allocator().copy(new byte[193]));
        }
    }

    @Nested
    class A_hostile_other_side {
        private void refused(BulkPool pool, Callable<Outcome<?>> transfer, String reason) {
            try {
                assertThat(transfer.call().error()).isEqualTo(KernelError.BAD_ARGUMENT);
            } catch (Exception thrown) {
                throw new AssertionError(thrown);
            }
            assertThat(pool.refusal()).contains(reason);
        }

        @ParameterizedTest
        @EnumSource(BulkMechanism.class)
        void is_refused_whatever_it_gives_that_it_does_not_have(BulkMechanism mechanism) {
            PoolPair pair = agreed(mechanism);
            BulkPool pool = pair.allocator();
            BulkBuffer mine = pair.filled((byte) 1);
            ByteArrayView one = mechanism == BulkMechanism.MESSAGE ? ByteArrayView.of((byte) 7) : NONE;
            for (long number : new long[] {-1, 4, 0xffff_ffffL, Long.MIN_VALUE}) {
                refused(pool, () -> pool.accept(number, 1, one), "there is no buffer " + number);
            }
            refused(pool, () -> pool.accept(mine.number(), 1, one), "buffer 0 is not the other domain's to give: it is"
                    + " this domain's");
            refused(pool, () -> pool.accept(1, 1, one), "buffer 1 is not the other domain's to give: it is free");
            assertThat(mine.get()).containsExactly(1);
            assertThat(pool.report().refused()).isEqualTo(6);
        }

        @ParameterizedTest
        @EnumSource(BulkMechanism.class)
        void is_refused_with_a_wrong_length(BulkMechanism mechanism) {
            PoolPair pair = agreed(mechanism);
            BulkTransfer transfer = pair.allocator().move(pair.filled((byte) 1));
            BulkPool pool = pair.receiver();
            for (long length : new long[] {-1, 193, 0xffff_ffffL}) {
                refused(pool, () -> pool.accept(transfer.buffer(), length, transfer.data()), length
                        + " bytes do not fit");
            }
            refused(pool, () -> pool.accept(transfer.buffer(), 1, ByteArrayView.of(new byte[2])),
                    "has 2 bytes of data");

            assertThat(received(pool, transfer).get()).containsExactly(1);
            refused(pool, () -> pool.accept(transfer.buffer(), transfer.length(), transfer.data()), "not the other");
        }

        @Test
        void cannot_change_a_shared_buffer_when_it_gives_it_back() {
            PoolPair pair = agreed(BulkMechanism.MESSAGE);
            BulkBuffer buffer = pair.filled((byte) 1);
            pair.allocator().share(buffer);
            refused(pair.allocator(), () -> pair.allocator().accept(0, 1, ByteArrayView.of((byte) 9)), "without bytes");
            refused(pair.allocator(), () -> pair.allocator().acceptShared(0, 0, NONE), "not the other");

            assertThat(buffer.get()).containsExactly(1);
        }

        @Test
        void cannot_choose_a_mechanism_but_messages() {
            for (long code : new long[] {BulkMechanism.COHERENT.code(), 3, -1, Long.MAX_VALUE}) {
                PoolPair pair = PoolPair.of(BulkMechanism.CACHE_MAINTENANCE, SHAPE, new Random(1));
                refused(pair.allocator(), () -> pair.allocator().agree(code), "is not CACHE_MAINTENANCE");
                assertThatThrownBy(() -> pair.allocator().move(pair.filled()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("before the other domain has mapped the memory");
            }
            PoolPair pair = PoolPair.of(BulkMechanism.CACHE_MAINTENANCE, SHAPE, new Random(1));
            assertThat(pair.allocator().agree(BulkMechanism.MESSAGE.code()).succeeded()).isTrue();
            assertThat(pair.allocator().mechanism()).isEqualTo(BulkMechanism.MESSAGE);
            refused(pair.allocator(), () -> pair.allocator().agree(1), "already");
        }

        @Test
        void cannot_ask_for_a_pool_of_a_bad_shape() {
            assertThat(PoolShape.of(0, 64).error()).isEqualTo(KernelError.BAD_COUNT);
            assertThat(PoolShape.of(1L << 40, 64).error()).isEqualTo(KernelError.BAD_COUNT);
            assertThat(PoolShape.of(1, 0).error()).isEqualTo(KernelError.BAD_SIZE);
            assertThat(PoolShape.of(1, 65).error()).isEqualTo(KernelError.BAD_SIZE);
            assertThat(PoolShape.of(2, 4 << 20).error()).isEqualTo(KernelError.BAD_COUNT);
            assertThat(PoolShape.of(1, 4 << 20).value().frameBytes()).isEqualTo(4 << 20);
            assertThatIllegalArgumentException().isThrownBy(() -> new PoolShape(1, 65))
                    .withMessageContaining("multiple of 64");
        }
    }

    @Nested
    class When_the_other_side_has_ended {
        @ParameterizedTest
        @EnumSource(value = BulkMechanism.class, names = {"COHERENT", "MESSAGE"})
        void all_buffers_are_free_again(BulkMechanism mechanism) {
            PoolPair pair = agreed(mechanism);
            BulkTransfer late = pair.allocator().move(pair.filled((byte) 1));
            BulkBuffer lent = pair.filled((byte) 2);
            pair.allocator().share(lent);
            BulkBuffer kept = pair.filled((byte) 3);

            assertThat(pair.allocator().reclaim()).isEqualTo(2);
            assertThat(pair.allocator().count(BufferOwner.FREE)).isEqualTo(3);
            assertThat(kept.get()).containsExactly(3);
            assertThatThrownBy(lent::get).isInstanceOf(IllegalStateException.class);
            assertThat(pair.allocator().accept(late.buffer(), 0, NONE).succeeded()).isFalse();
        }

        @Test
        void its_buffers_wait_until_its_core_has_dropped_their_lines() {
            PoolPair pair = agreed(BulkMechanism.CACHE_MAINTENANCE);
            BulkBuffer there = received(pair.receiver(), pair.allocator().move(pair.filled((byte) 1)));
            there.put(0, new byte[] {9});
            pair.allocator().reclaim();
            assertThat(pair.allocator().count(BufferOwner.UNSETTLED)).isEqualTo(1);
            assertThat(pair.filled((byte) 4).number()).isEqualTo(1);

            BulkPool next = PoolPair.end(BulkPool.Side.RECEIVER, BulkMechanism.CACHE_MAINTENANCE, SHAPE,
                    PoolPair.cores(BulkMechanism.CACHE_MAINTENANCE), pair.ports()[1]);
            assertThat(pair.allocator().agree(next.mechanism().code()).succeeded()).isTrue();
            BulkBuffer again = pair.filled((byte) 5);
            assertThat(again.number()).isZero();
            BulkTransfer transfer = pair.allocator().move(again);
            pair.ports()[1].evictAll();
            assertThat(received(next, transfer).get()).containsExactly(5);
        }

        @Test
        void only_the_end_that_has_allocated_the_memory_reclaims() {
            PoolPair pair = agreed(BulkMechanism.COHERENT);
            assertThatThrownBy(() -> pair.receiver().reclaim()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("close it");
        }

        @Test
        void a_closed_pool_gives_and_takes_nothing() {
            PoolPair pair = agreed(BulkMechanism.CACHE_MAINTENANCE);
            BulkBuffer buffer = pair.filled((byte) 1);
            pair.allocator().close();
            pair.allocator().close();

            assertThatThrownBy(buffer::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
            assertThatThrownBy(() -> pair.allocator().take()).isInstanceOf(IllegalStateException.class);
            assertThat(pair.allocator().accept(1, 0, NONE).succeeded()).isFalse();
            assertThat(pair.allocator().refusal()).isEqualTo("the pool is closed");
        }
    }

    @Nested
    class A_report {
        @Test
        void says_what_was_picked_and_for_which_properties() {
            assertThat(agreed(BulkMechanism.COHERENT).allocator().report().reason())
                    .isEqualTo("cores 1 and 2 are both in coherence domain island");
            assertThat(agreed(BulkMechanism.CACHE_MAINTENANCE).allocator().report().reason())
                    .isEqualTo("both reach the memory, and the caches of core 1 (coherence domain island) and core 2"
                            + " (none) are not coherent");
            assertThat(agreed(BulkMechanism.MESSAGE).allocator().report().reason())
                    .isEqualTo("cores 1 and 2 do not both reach the memory");
        }

        @Test
        void counts_bytes_and_lines() {
            PoolPair pair = agreed(BulkMechanism.CACHE_MAINTENANCE);
            BulkReport before = pair.receiver().report();
            received(pair.receiver(), pair.allocator().move(pair.filled(new byte[65])));
            BulkReport sender = pair.allocator().report();
            BulkReport receiver = pair.receiver().report();

            assertThat(List.of(sender.buffersSent(), sender.bytesSent(), sender.linesCleaned(), sender.bytesCopied()))
                    .containsExactly(1L, 65L, 2L, 0L);
            assertThat(receiver.linesInvalidated() - before.linesInvalidated()).isEqualTo(2);
            assertThat(receiver.bytesReceived()).isEqualTo(65);
            assertThat(sender.sentences()).hasSize(3).allSatisfy(line -> assertThat(line).isNotBlank());
        }
    }
}
