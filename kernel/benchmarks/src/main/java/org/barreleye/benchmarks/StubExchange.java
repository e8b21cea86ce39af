package org.barreleye.benchmarks;

import org.barreleye.benchmarks.interfaces.yardstick.EchoContinuation;
import org.barreleye.benchmarks.interfaces.yardstick.EchoReply;
import org.barreleye.benchmarks.interfaces.yardstick.Yardstick;
import org.barreleye.benchmarks.interfaces.yardstick.YardstickBinding;
import org.barreleye.benchmarks.interfaces.yardstick.YardstickHandler;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.outcome.Failure;

/** Through generated stubs, over a pair of rings. */
final class StubExchange implements Exchange {
    private final YardstickBinding binding;
    private final Partner partner;
    private final Waiter waiter = new Waiter();
    private long sent;

    StubExchange() {
        HostChannels.UmpPair ends = HostChannels.ump(SLOTS);
        binding = Yardstick.connect(ends.first(), new YardstickHandler() {});
        partner = new Partner(self -> {
            YardstickBinding other = Yardstick.accept(ends.second(), new Answering(self));
            return other::poll;
        });
    }

    @Override
    public long roundTrip(long value) {
        waiter.done = false;
        while (!binding.tryEcho(value, 1, 2, 3, 4, 5, 6, waiter)) {
            binding.poll();
        }
        while (!waiter.done) {
            if (!binding.poll()) {
                Thread.onSpinWait();
            }
        }
        return waiter.sum;
    }

    @Override
    public void stream(int messages) {
        for (int i = 0; i < messages; i++) {
            while (!binding.trySample(i, 1, 2, 3, 4, 5, 6)) {
                binding.poll();
            }
        }
        while (!binding.isDrained()) {
            binding.poll();
        }
        sent += messages;
        partner.awaitTaken(sent);
    }

    @Override
    public void close() {
        partner.stop();
        binding.close();
    }

    /** What the other thread does. */
    private static final class Answering implements YardstickHandler {
        private final Partner partner;
        private long taken;
        private long sum;

        Answering(Partner partner) {
            this.partner = partner;
        }

        @Override
        public void echo(long i0, long i1, long i2, long i3, long i4, long i5, long i6, EchoReply reply) {
            reply.reply(i0, i1, i2, i3, i4, i5, i6);
        }

        @Override
        public void sample(long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
            sum += w0 + w1 + w2 + w3 + w4 + w5 + w6;
            partner.took(++taken);
        }
    }

    /** What the caller waits for. */
    private static final class Waiter implements EchoContinuation {
        private boolean done;
        private long sum;

        @Override
        public void replied(long o0, long o1, long o2, long o3, long o4, long o5, long o6) {
            sum = o0 + o1 + o2 + o3 + o4 + o5 + o6;
            done = true;
        }

        @Override
        public void failed(Failure failure) {
            throw new IllegalStateException(failure.toString());
        }
    }
}
