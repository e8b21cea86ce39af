package org.barreleye.samples.pool;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.samples.interfaces.pool.AddBothReply;
import org.barreleye.samples.interfaces.pool.AddCopyReply;
import org.barreleye.samples.interfaces.pool.AddReply;
import org.barreleye.samples.interfaces.pool.PoolHandler;
import org.barreleye.samples.interfaces.pool.RemoveReply;

/** Keeps capabilities of its clients. Those of a client that ends are deleted. */
final class CapabilityPool implements Copyable {
    /** A fault of the service. */
    enum Fault {
        NONE, FORGETS_REFUSED, FORGETS_THOSE_OF_THE_DEAD, KEEPS_WHAT_IT_GAVE, RELEASES_WHAT_IT_KEEPS
    }

    private final CapabilityInspector capabilities;
    private final int room;
    private final Fault fault;
    private final List<Item> items = new ArrayList<>();

    CapabilityPool(CapabilityInspector capabilities, int room, Fault fault) {
        this.capabilities = capabilities;
        this.room = room;
        this.fault = fault;
    }

    private record Item(Session session, CapabilityReference capability) {}

    /** The number of capabilities that it has. */
    int size() {
        return items.size();
    }

    PoolHandler session() {
        return new Session();
    }

    private final class Session implements PoolHandler, Copyable {
        @Override
        public void add(CapabilityReference item, AddReply reply) {
            reply.reply(accept(item));
        }

        @Override
        public void addCopy(CapabilityReference item, AddCopyReply reply) {
            reply.reply(accept(item));
        }

        @Override
        public void addBoth(CapabilityReference first, CapabilityReference second, AddBothReply reply) {
            reply.reply((accept(first) ? 1 : 0) + (accept(second) ? 1 : 0));
        }

        @Override
        public void donate(CapabilityReference item) {
            accept(item);
        }

        private boolean accept(CapabilityReference item) {
            boolean accepted = items.size() < room && item.isPresent();
            if (accepted) {
                items.add(new Item(this, item));
            }
            if (!accepted && fault != Fault.FORGETS_REFUSED || fault == Fault.RELEASES_WHAT_IT_KEEPS) {
                capabilities.release(item);
            }
            return accepted;
        }

        @Override
        public void remove(RemoveReply reply) {
            if (items.isEmpty()) {
                reply.reply(CapabilityReference.ABSENT);
            } else {
                reply.reply((fault == Fault.KEEPS_WHAT_IT_GAVE ? items.get(0) : items.remove(0)).capability());
            }
        }

        @Override
        public void onClosed(Failure reason) {
            items.stream()
                    .filter(item -> item.session == this && fault != Fault.FORGETS_THOSE_OF_THE_DEAD)
                    .forEach(item -> capabilities.release(item.capability));
            items.removeIf(item -> item.session == this);
        }
    }
}
