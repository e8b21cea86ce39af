package org.barreleye.kpi.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.fixture.EchoReply;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.PostHandler;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two threads that press each other as hard as they can, for a moment. */
class BetweenThreadsTest {
    private static final long PRESSING = TimeUnit.MILLISECONDS.toNanos(700);

    static Stream<Integer> ringLines() {
        return Stream.of(2, 3, 64);
    }

    @ParameterizedTest
    @MethodSource("ringLines")
    @Timeout(60)
    void nothing_is_lost_torn_or_reordered_and_every_call_is_answered_once(int lines) throws InterruptedException {
        HostChannels.UmpPair ends = HostChannels.ump(lines);
        long seed = Seed.number();
        Side first = new Side();
        Side second = new Side();
        first.binding = Post.open(ends.first(), first, Role.CONNECTS);
        second.binding = Post.open(ends.second(), second, Role.ACCEPTS);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread other = new Thread(() -> second.press(seed + 1), "second");
        other.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        other.start();
        first.press(seed);
        other.join();

        assertThat(failure.get()).as("-Dseed=" + seed).isNull();
        assertThat(first.received).isEqualTo(second.sent).isPositive();
        assertThat(second.received).isEqualTo(first.sent).isPositive();
        assertThat(first.replies).isEqualTo(first.calls).isPositive();
        assertThat(second.replies).isEqualTo(second.calls).isPositive();
    }

    /** One thread's end: every message carries the next number, and everything else in it follows from that. */
    private static final class Side implements PostHandler, PostBinding.EchoContinuation {
        private final HostWaiter waiting = new HostWaiter();
        private final Deque<EchoReply> owed = new ArrayDeque<>();
        private PostBinding binding;
        private long sent;
        private long received;
        private long calls;
        private long replies;
        private boolean peerIsDone;

        void press(long seed) {
            Random chance = new Random(seed);
            long end = waiting.now() + PRESSING;
            while (waiting.now() < end) {
                send(chance);
                poll();
            }
            while (replies < calls || !owed.isEmpty()) {
                answer();
                poll();
            }
            while (!binding.tryMark(0)) {
                poll();
            }
            while (!peerIsDone || !binding.isDrained()) {
                answer();
                poll();
            }
        }

        private void poll() {
            if (binding.poll()) {
                waiting.onProgress();
            } else {
                waiting.pause(HostWaiter.FOREVER);
            }
        }

        private void send(Random chance) {
            boolean accepted = switch (chance.nextInt(8)) {
                case 0, 1, 2 -> binding.tryLetter(sent);
                case 3, 4 -> {
                    boolean called = binding.tryEcho(sent, this);
                    calls += called ? 1 : 0;
                    yield called;
                }
                case 5 -> {
                    long[] rows = new long[Post.ROWS];
                    Arrays.fill(rows, sent);
                    byte[] content = new byte[(int) (sent % Post.CONTENT_MAX)];
                    Arrays.fill(content, (byte) sent);
                    yield binding.tryParcel(rows, Long.toString(sent), ByteArrayView.of(content));
                }
                case 6 -> binding.tryKeys(Keys.key((int) sent), true, Keys.key((int) ~sent), sent);
                default -> {
                    answer();
                    yield false;
                }
            };
            sent += accepted ? 1 : 0;
        }

        private void answer() {
            if (!owed.isEmpty()) {
                owed.removeLast().reply(1);
            }
        }

        private void next(long value) {
            if (value != received) {
                throw new AssertionError("message " + value + " came instead of " + received);
            }
            received++;
        }

        @Override
        public void letter(long value) {
            next(value);
        }

        @Override
        public void echo(long value, EchoReply reply) {
            next(value);
            owed.add(reply);
        }

        @Override
        public void parcel(long[] rows, String label, ByteArrayView content) {
            for (long row : rows) {
                assertThat(row).isEqualTo(received);
            }
            assertThat(label).isEqualTo(Long.toString(received));
            assertThat(content.length()).isEqualTo((int) (received % Post.CONTENT_MAX));
            for (int i = 0; i < content.length(); i++) {
                assertThat(content.get(i)).isEqualTo((byte) received);
            }
            next(rows[0]);
        }

        @Override
        public void keys(CapabilityReference one, CapabilityReference two, long value) {
            assertThat(one.address().slot()).isEqualTo((int) value);
            assertThat(two.address().slot()).isEqualTo((int) ~value);
            next(value);
        }

        @Override
        public void mark(int colour) {
            peerIsDone = true;
        }

        @Override
        public void replied(long again) {
            replies++;
        }

        @Override
        public void failed(Failure failure) {
            throw new AssertionError(failure.toString());
        }

        @Override
        public void onClosed(Failure reason) {
            throw new AssertionError(reason.toString());
        }
    }
}
