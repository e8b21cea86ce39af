package org.barreleye.samples.lock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.samples.interfaces.lock.AcquireReply;
import org.barreleye.samples.interfaces.lock.LockHandler;
import org.barreleye.samples.interfaces.lock.ReleaseReply;

/**
 * A lock with a fault: a client that releases the lock passes it on, and passes it on once more when it dies, although
 * another client holds it by then.
 */
final class ReleasedTwiceLock implements Copyable {
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Optional<Session> owner = Optional.empty();
    private long tickets;

    LockHandler session() {
        return new Session();
    }

    private record Waiting(Session session, AcquireReply reply) {}

    private void grantNext() {
        owner = Optional.empty();
        if (!waiting.isEmpty()) {
            Waiting next = waiting.remove();
            owner = Optional.of(next.session);
            next.reply.reply(tickets++);
        }
    }

    private final class Session implements LockHandler, Copyable {
        // The fault: it is not reset when the lock is released.
        private boolean hasHeld;

        @Override
        public void acquire(AcquireReply reply) {
            hasHeld = true;
            waiting.add(new Waiting(this, reply));
            if (owner.isEmpty()) {
                grantNext();
            }
        }

        @Override
        public void release(ReleaseReply reply) {
            grantNext();
            reply.reply(true);
        }

        @Override
        public void onClosed(Failure reason) {
            waiting.removeIf(call -> call.session == this);
            if (hasHeld) {
                grantNext();
            }
        }
    }
}
