package org.barreleye.experiment.capability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.capstore.CapstoreBinding;
import org.barreleye.generated.user.capstore.CapstoreHandler;
import org.barreleye.generated.user.capstore.CapstoreInterface;
import org.barreleye.generated.user.capstore.ClearReply;
import org.barreleye.generated.user.capstore.CountReply;
import org.barreleye.generated.user.capstore.CreateReply;
import org.barreleye.generated.user.capstore.ForwardReply;
import org.barreleye.generated.user.capstore.RevokeReply;
import org.barreleye.generated.user.capstore.StoreReply;
import org.barreleye.generated.user.monitor.AllocateContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The capabilities that one core stores for an experiment, in the order in which they came; serves all clients, which
 * are the measuring program and the stores of other cores.
 */
final class CapabilityStore implements CapstoreHandler, Copyable {
    private static final long PAGE_BYTES = 4096;

    private final Domain domain;
    private final int core;
    private final List<CapabilityReference> stored = new ArrayList<>();
    // The stores of other cores, by their cores, that something was forwarded to.
    private final SortedMap<Integer, CapstoreBinding> others = new TreeMap<>();

    CapabilityStore(Domain domain, int core) {
        this.domain = domain;
        this.core = core;
    }

    @Override
    public void store(CapabilityReference capability, StoreReply reply) {
        stored.add(capability);
        reply.reply(ErrorCode.NONE);
    }

    @Override
    public void create(CreateReply reply) {
        domain.monitor().sendAllocate(PAGE_BYTES, new Creation(this, reply));
    }

    private Outcome<CapabilityReference> copyOf(CapabilityReference capability) {
        CapabilityAddress slot = domain.slots().take();
        Outcome<Outcome.Unit> copied = WellKnown.ROOT.copy(domain.syscalls(), capability.address(), slot);
        if (!copied.succeeded()) {
            domain.slots().free(slot);
        }
        return copied.flatMap(done -> Outcome.of(CapabilityReference.at(slot)));
    }

    @Override
    public void forward(long to, boolean last, ForwardReply reply) {
        if (stored.isEmpty()) {
            reply.reply(SystemError.NO_SUCH_CAPABILITY.code());
            return;
        }
        CapabilityReference chosen = stored.get(last ? stored.size() - 1 : 0);
        if (to == core) {
            Outcome<CapabilityReference> copy = copyOf(chosen);
            if (copy.succeeded()) {
                stored.add(copy.value());
            }
            reply.reply(ErrorCode.of(copy.error()));
        } else if (others.containsKey((int) to)) {
            others.get((int) to).sendStore(chosen, reply);
        } else {
            domain.connect(CapabilityStoreServer.nameOn((int) to), Domain.DEFAULT_TIMEOUT,
                    channel -> CapstoreInterface.connect(channel, new NoRequests()),
                    new Forwarding(this, (int) to, last, reply));
        }
    }

    @Override
    public void revoke(RevokeReply reply) {
        if (stored.isEmpty()) {
            reply.reply(SystemError.NO_SUCH_CAPABILITY.code());
        } else {
            domain.revoke(stored.get(0), outcome -> reply.reply(ErrorCode.of(outcome.error())));
        }
    }

    @Override
    public void count(CountReply reply) {
        reply.reply(stored.stream().filter(capability -> domain.slots().identify(capability).isPresent()).count());
    }

    @Override
    public void clear(ClearReply reply) {
        // A capability whose copies went to other cores can be deleted after these.
        Collections.reverse(stored);
        stored.forEach(domain.slots()::release);
        stored.clear();
        reply.reply(ErrorCode.NONE);
    }

    /** Replies to a request for memory of this store. */
    private record Creation(CapabilityStore store, CreateReply reply) implements AllocateContinuation, Copyable {
        @Override
        public void replied(CapabilityReference memory, ErrorCode err) {
            if (err.failed()) {
                reply.reply(CapabilityReference.ABSENT, err);
                return;
            }
            store.stored.add(memory);
            Outcome<CapabilityReference> copy = store.copyOf(memory);
            reply.reply(copy.succeeded() ? copy.value() : CapabilityReference.ABSENT, ErrorCode.of(copy.error()));
        }

        @Override
        public void failed(Failure failure) {
            reply.failed(failure);
        }
    }

    /** Forwards when the binding to the store of another core is there. */
    private record Forwarding(CapabilityStore store, int to, boolean last, ForwardReply reply)
            implements BindListener<CapstoreBinding>, Copyable {
        @Override
        public void bound(CapstoreBinding binding) {
            store.others.put(to, binding);
            store.forward(to, last, reply);
        }

        @Override
        public void failed(Failure failure) {
            reply.failed(failure);
        }
    }

    /** The handler of a client: a store sends no requests to its clients. */
    private record NoRequests() implements CapstoreHandler, Copyable {}
}
