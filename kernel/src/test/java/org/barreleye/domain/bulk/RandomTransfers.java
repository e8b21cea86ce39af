package org.barreleye.domain.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random transfers between two ends, whose messages are under way for a while, and a model of what they do. */
final class RandomTransfers {
    private final Random random;
    private final PoolShape shape;
    private final List<End> ends;
    // By number of the buffer: the bytes that it holds.
    private final byte[][] model;

    RandomTransfers(PoolPair pair, Random random) {
        this.random = random;
        shape = pair.allocator().shape();
        ends = List.of(new End(pair.allocator()), new End(pair.receiver()));
        model = new byte[shape.buffers()][0];
    }

    /** One end: the references that it has, those that have ended, and what is under way to it. */
    private static final class End {
        private final BulkPool pool;
        private final List<BulkBuffer> owned = new ArrayList<>();
        private final List<BulkBuffer> lent = new ArrayList<>();
        private final List<BulkBuffer> borrowed = new ArrayList<>();
        private final List<BulkBuffer> ended = new ArrayList<>();
        private final Deque<Message> arriving = new ArrayDeque<>();

        private End(BulkPool pool) {
            this.pool = pool;
        }
    }

    private record Message(BulkTransfer transfer, boolean isShared, boolean isReturned) {}

    void run(int steps) {
        for (int step = 0; step < steps; step++) {
            int side = random.nextInt(2);
            step(ends.get(side), ends.get(1 - side));
            checkOwners();
        }
    }

    private void step(End end, End other) {
        switch (random.nextInt(10)) {
            case 0 -> end.pool.take().ifPresent(taken -> {
                model[taken.number()] = new byte[0];
                end.owned.add(taken);
            });
            case 1 -> pick(end.owned).ifPresent(this::write);
            case 2 -> removed(end.owned, end.ended).ifPresent(
                    buffer -> other.arriving.add(new Message(end.pool.move(buffer), false, false)));
            case 3 -> removed(end.owned, end.lent).ifPresent(
                    buffer -> other.arriving.add(new Message(end.pool.share(buffer), true, false)));
            case 4 -> removed(end.borrowed, end.ended).ifPresent(
                    buffer -> other.arriving.add(new Message(end.pool.giveBack(buffer), false, true)));
            case 5 -> copy(end, other);
            case 6 -> removed(end.owned, end.ended).ifPresent(end.pool::free);
            case 7 -> pick(end.ended).ifPresent(this::misuse);
            default -> receive(end);
        }
        List.of(end.owned, end.lent, end.borrowed).forEach(all -> pick(all).ifPresent(this::read));
    }

    private <T> Optional<T> pick(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private Optional<BulkBuffer> removed(List<BulkBuffer> from, List<BulkBuffer> to) {
        Optional<BulkBuffer> picked = pick(from);
        picked.ifPresent(buffer -> {
            from.remove(buffer);
            to.add(buffer);
        });
        return picked;
    }

    private void write(BulkBuffer buffer) {
        byte[] before = model[buffer.number()];
        int offset = random.nextInt(before.length + 1);
        byte[] bytes = new byte[random.nextInt(shape.bytes() - offset + 1)];
        random.nextBytes(bytes);
        buffer.put(offset, bytes);
        byte[] after = Arrays.copyOf(before, Math.max(before.length, offset + bytes.length));
        System.arraycopy(bytes, 0, after, offset, bytes.length);
        model[buffer.number()] = after;
        if (random.nextInt(3) == 0) {
            int length = random.nextInt(after.length + 1);
            buffer.setLength(length);
            model[buffer.number()] = Arrays.copyOf(after, length);
        }
    }

    private void read(BulkBuffer buffer) {
        assertThat(buffer.get()).as("%s", buffer).isEqualTo(model[buffer.number()]);
        if (!buffer.owner().isWritable()) {
            assertThatThrownBy(() -> buffer.put(0, new byte[1])).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot write buffer " + buffer.number());
        }
    }

    private void copy(End end, End other) {
        List<BulkBuffer> readable = new ArrayList<>(end.owned);
        readable.addAll(end.lent);
        readable.addAll(end.borrowed);
        pick(readable).ifPresent(source -> {
            Optional<BulkTransfer> copied = end.pool.copy(source);
            copied.ifPresent(transfer -> {
                model[(int) transfer.buffer()] = model[source.number()].clone();
                other.arriving.add(new Message(transfer, false, false));
            });
        });
    }

    private void misuse(BulkBuffer buffer) {
        List<Runnable> uses = List.of(buffer::get, () -> buffer.put(0, new byte[1]), buffer::window,
                () -> buffer.setLength(0));
        assertThatThrownBy(pick(uses).orElseThrow()::run).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("buffer " + buffer.number());
    }

    private void receive(End end) {
        if (end.arriving.isEmpty()) {
            return;
        }
        Message message = end.arriving.remove();
        BulkTransfer transfer = message.transfer;
        BulkBuffer accepted = (message.isShared
                ? end.pool.acceptShared(transfer.buffer(), transfer.length(), transfer.data())
                : end.pool.accept(transfer.buffer(), transfer.length(), transfer.data())).value();
        if (message.isReturned) {
            end.lent.removeIf(buffer -> buffer.number() == accepted.number());
        }
        (message.isShared ? end.borrowed : end.owned).add(accepted);
        read(accepted);
        assertThat(end.pool.accept(transfer.buffer(), transfer.length(), transfer.data()).succeeded())
                .as("the same transfer again").isFalse();
    }

    private void checkOwners() {
        for (int buffer = 0; buffer < shape.buffers(); buffer++) {
            BufferOwner one = ends.get(0).pool.table().owner(buffer);
            BufferOwner other = ends.get(1).pool.table().owner(buffer);
            boolean isUnderWay = one == BufferOwner.REMOTE && other == BufferOwner.REMOTE;
            boolean isShared = one == BufferOwner.LENT || other == BufferOwner.LENT;
            boolean isOfOne = one == BufferOwner.REMOTE ^ other == BufferOwner.REMOTE;
            assertThat(isUnderWay || isShared || isOfOne).as("buffer %s: %s and %s", buffer, one, other).isTrue();
            assertThat(one.isWritable() && other.isReadable() || other.isWritable() && one.isReadable())
                    .as("buffer %s: %s and %s", buffer, one, other).isFalse();
        }
    }
}
