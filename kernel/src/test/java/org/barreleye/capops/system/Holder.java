package org.barreleye.capops.system;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.capops.interfaces.holder.CountReply;
import org.barreleye.capops.interfaces.holder.CreateReply;
import org.barreleye.capops.interfaces.holder.DeleteReply;
import org.barreleye.capops.interfaces.holder.ForwardReply;
import org.barreleye.capops.interfaces.holder.GiveCopyReply;
import org.barreleye.capops.interfaces.holder.GiveReply;
import org.barreleye.capops.interfaces.holder.HoldGivenReply;
import org.barreleye.capops.interfaces.holder.HoldReply;
import org.barreleye.capops.interfaces.holder.HolderBinding;
import org.barreleye.capops.interfaces.holder.HolderHandler;
import org.barreleye.capops.interfaces.holder.HolderInterface;
import org.barreleye.capops.interfaces.holder.LendReply;
import org.barreleye.capops.interfaces.holder.MapReply;
import org.barreleye.capops.interfaces.holder.PostedReply;
import org.barreleye.capops.interfaces.holder.ReadReply;
import org.barreleye.capops.interfaces.holder.RetypeReply;
import org.barreleye.capops.interfaces.holder.RevokeReply;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.capability.RetypeOperation;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.monitor.AllocateContinuation;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Endianness;

/** The capabilities that a test has given to the program on a core; serves all clients. */
final class Holder implements HolderHandler, Copyable {
    static final ErrorCode NOT_MAPPED = ErrorCode.of("NOT_MAPPED");
    static final long PAGE = 4096;

    private final Domain domain;
    private final List<CapabilityReference> held = new ArrayList<>();
    // The holders of other cores that something was sent to.
    private final SortedMap<Long, HolderBinding> others = new TreeMap<>();
    private long mapped;
    private long posted;
    private long mistaken;

    Holder(Domain domain) {
        this.domain = domain;
    }

    private ErrorCode add(CapabilityReference capability) {
        if (capability.isRevoked()) {
            return ErrorCode.of(KernelError.REVOKED);
        }
        held.add(capability);
        return ErrorCode.NONE;
    }

    private CapabilityReference at(long index) {
        return held.get((int) index);
    }

    @Override
    public void hold(CapabilityReference capability, HoldReply reply) {
        reply.reply(add(capability));
    }

    @Override
    public void holdGiven(CapabilityReference capability, HoldGivenReply reply) {
        reply.reply(add(capability));
    }

    @Override
    public void create(long bytes, CreateReply reply) {
        domain.monitor().sendAllocate(bytes, new Creation(this, reply));
    }

    @Override
    public void map(long index, MapReply reply) {
        Outcome<Window> window = domain.map(new FrameReference(at(index).address()));
        if (window.succeeded()) {
            // The cache of this core may not be coherent with that of the writer.
            window.value().invalidate();
            mapped = window.value().base();
        }
        reply.reply(ErrorCode.of(window.error()));
    }

    @Override
    public void read(ReadReply reply) {
        try {
            reply.reply(domain.syscalls().memory().load(mapped, Long.BYTES, Endianness.LITTLE), ErrorCode.NONE);
        } catch (MemoryFault fault) {
            reply.reply(0, NOT_MAPPED);
        }
    }

    @Override
    public void retype(long index, RetypeReply reply) {
        CapabilityAddress slot = domain.slots().take();
        domain.events().add(new RetypeOperation(domain.syscalls(), domain.monitor(),
                new RamReference(at(index).address()), new RetypeOperation.Objects(0, Retype.FRAME, PAGE, 1, slot),
                outcome -> {
                    if (outcome.succeeded()) {
                        held.add(CapabilityReference.at(slot));
                    } else {
                        domain.slots().free(slot);
                    }
                    reply.reply(ErrorCode.of(outcome.error()));
                }));
    }

    @Override
    public void revoke(long index, RevokeReply reply) {
        domain.revoke(at(index), outcome -> reply.reply(ErrorCode.of(outcome.error())));
    }

    @Override
    public void forward(long index, long core, ForwardReply reply) {
        send(at(index), core, false, reply);
    }

    @Override
    public void lend(long index, long core, LendReply reply) {
        send(at(index), core, true, reply);
    }

    private void send(CapabilityReference capability, long core, boolean isLent, ErrorContinuation reply) {
        if (!others.containsKey(core)) {
            domain.connect(HolderServer.nameOn((int) core), Domain.DEFAULT_TIMEOUT,
                    channel -> HolderInterface.connect(channel, new NoRequests()),
                    new Forwarding(this, capability, core, isLent, reply));
        } else if (isLent) {
            others.get(core).sendHoldGiven(capability, reply);
        } else {
            others.get(core).sendHold(capability, reply);
        }
    }

    @Override
    public void giveCopy(long index, GiveCopyReply reply) {
        reply.reply(copy(at(index)));
    }

    private CapabilityReference copy(CapabilityReference capability) {
        CapabilityAddress slot = domain.slots().take();
        Outcome<Outcome.Unit> copied = WellKnown.ROOT.copy(domain.syscalls(), capability.address(), slot);
        return copied.succeeded() ? CapabilityReference.at(slot) : CapabilityReference.ABSENT;
    }

    @Override
    public void give(long index, GiveReply reply) {
        reply.reply(at(index));
    }

    @Override
    public void delete(long index, DeleteReply reply) {
        reply.reply(ErrorCode.of(domain.delete(at(index)).error()));
    }

    @Override
    public void count(CountReply reply) {
        reply.reply(held.stream().filter(capability -> domain.slots().identify(capability).isPresent()).count());
    }

    @Override
    public void post(long pages, CapabilityReference memory) {
        posted++;
        Outcome<RamIdentifyResult> identified = new RamReference(memory.address()).identify(domain.syscalls());
        if (!identified.succeeded() || identified.value().bytes() != pages * PAGE) {
            mistaken++;
        }
        domain.slots().release(memory);
    }

    @Override
    public void posted(PostedReply reply) {
        reply.reply(posted, mistaken);
    }

    /** Replies to a request for memory of this core. */
    private record Creation(Holder holder, CreateReply reply) implements AllocateContinuation, Copyable {
        @Override
        public void replied(CapabilityReference memory, ErrorCode err) {
            if (err.failed()) {
                reply.reply(CapabilityReference.ABSENT, err);
                return;
            }
            holder.held.add(memory);
            reply.reply(holder.copy(memory), ErrorCode.NONE);
        }

        @Override
        public void failed(Failure failure) {
            reply.failed(failure);
        }
    }

    /** Sends when the binding to the holder of another core is there. */
    private record Forwarding(Holder holder, CapabilityReference capability, long core, boolean isLent,
            ErrorContinuation reply) implements BindListener<HolderBinding>, Copyable {
        @Override
        public void bound(HolderBinding binding) {
            holder.others.put(core, binding);
            holder.send(capability, core, isLent, reply);
        }

        @Override
        public void failed(Failure failure) {
            reply.failed(failure);
        }
    }

    /** The handler of a client: a holder sends no requests to its clients. */
    private record NoRequests() implements HolderHandler, Copyable {}
}
