package org.barreleye.samples.lock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.samples.interfaces.lock.AcquireReply;
import org.barreleye.samples.interfaces.lock.LockHandler;
import org.barreleye.samples.interfaces.lock.ReleaseReply;

/** The state of the lock: who holds it, and who waits for it, in the order of the calls. */
public final class Lock implements Copyable {
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Optional<Session> owner = Optional.empty();
    private long tickets;

    /** Makes a lock that is free. */
    public Lock() {}

    /** Makes the handler of a client. */
    public LockHandler session() {
        return new Session();
    }

    /** A call that waits for the lock. */
    private record Waiting(Session session, AcquireReply reply) {}

    private void grantNext() {
        if (owner.isEmpty() && !waiting.isEmpty()) {
            Waiting next = waiting.remove();
            owner = Optional.of(next.session);
            next.reply.reply(tickets++);
        }
    }

    /** One client. */
    private final class Session implements LockHandler, Copyable {
        @Override
        public void acquire(AcquireReply reply) {
            waiting.add(new Waiting(this, reply));
            grantNext();
        }

        @Override
        public void release(ReleaseReply reply) {
            boolean held = isOwner();
            free(held);
            reply.reply(held);
        }

        @Override
        public void onClosed(Failure reason) {
            waiting.removeIf(call -> call.session == this);
            free(isOwner());
        }

        private boolean isOwner() {
            return owner.isPresent() && owner.get() == this;
        }

        private void free(boolean held) {
            if (held) {
                owner = Optional.empty();
                grantNext();
            }
        }
    }
}
