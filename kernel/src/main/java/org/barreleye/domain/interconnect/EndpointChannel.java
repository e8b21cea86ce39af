package org.barreleye.domain.interconnect;

import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.EndPointReceiveResult;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.channel.MessageTracer;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/** A local message-passing channel over two endpoints: one of the peer to send to, one to receive from. */
public final class EndpointChannel implements LmpChannel, Copyable {
    // The number of words that the system call lrpc sends.
    private static final int LRPC_WORDS_MAX = 4;

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final EndPointReference outgoing;
    private final EndPointReference incoming;
    // The slot for the next capability; NULL while there is none, and after the channel is closed.
    private CapabilityAddress receiveSlot = CapabilityAddress.NULL;
    // The number of free slots that this channel leaves to others.
    private final int slotsKept;
    private boolean closed;

    /** Connects two endpoints. */
    public EndpointChannel(SystemCalls syscalls, SlotAllocator slots, CapabilityAddress outgoing,
            CapabilityAddress incoming) {
        this(syscalls, slots, outgoing, incoming, SlotAllocator.RESERVE / 4);
    }

    /**
     * Connects two endpoints between a domain and its monitor. Memory for further slots arrives here, so the channel
     * uses the last slot.
     */
    public static EndpointChannel toMonitor(SystemCalls syscalls, SlotAllocator slots, CapabilityAddress outgoing,
            CapabilityAddress incoming) {
        return new EndpointChannel(syscalls, slots, outgoing, incoming, 0);
    }

    private EndpointChannel(SystemCalls syscalls, SlotAllocator slots, CapabilityAddress outgoing,
            CapabilityAddress incoming, int slotsKept) {
        this.slotsKept = slotsKept;
        this.syscalls = syscalls;
        this.slots = slots;
        this.outgoing = new EndPointReference(outgoing);
        this.incoming = new EndPointReference(incoming);
        takeReceiveSlot();
    }

    private void takeReceiveSlot() {
        if (receiveSlot.equals(CapabilityAddress.NULL) && slots.free() > slotsKept) {
            receiveSlot = slots.take();
        }
    }

    @Override
    public Sent send(int words, CapabilityReference capability, boolean move, long w0, long w1, long w2, long w3,
            long w4, long w5, long w6, long w7, long w8, long w9) {
        CapabilityAddress address = capability.address();
        KernelError error = words <= LRPC_WORDS_MAX && address.equals(CapabilityAddress.NULL)
                ? syscalls.lrpc(outgoing.address(), words, w0, w1, w2, w3)
                : outgoing.send(syscalls, words, address, move, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9).error();
        if (error == KernelError.ENDPOINT_FULL) {
            return Sent.NO_ROOM;
        }
        if (error != KernelError.NONE) {
            return Sent.REFUSED;
        }
        if (move && !address.equals(CapabilityAddress.NULL)) {
            slots.free(address);
        }
        return Sent.SENT;
    }

    @Override
    public MessageTracer tracer() {
        return syscalls.messageTracer();
    }

    @Override
    public QueueSizes queueSizes() {
        return syscalls.queueSizes();
    }

    @Override
    public CapabilityInspector inspector() {
        return slots;
    }

    @Override
    public void release(CapabilityReference capability) {
        slots.release(capability);
    }

    @Override
    public boolean receive(LmpReceiver receiver) {
        if (closed) {
            return false;
        }
        if (syscalls.receive(incoming.address(), receiver)) {
            return true;
        }
        if (!syscalls.hasMore(incoming.address())) {
            return false;
        }
        takeReceiveSlot();
        if (receiveSlot.equals(CapabilityAddress.NULL)) {
            // The message stays in the endpoint until a slot is free.
            return false;
        }
        Outcome<EndPointReceiveResult> outcome = incoming.receive(syscalls, receiveSlot);
        if (!outcome.succeeded()) {
            // Without its capability the message is received like those that have none.
            return outcome.error() == KernelError.REVOKED && syscalls.receive(incoming.address(), receiver);
        }
        EndPointReceiveResult got = outcome.value();
        CapabilityReference capability = CapabilityReference.ABSENT;
        if (got.capability()) {
            capability = CapabilityReference.at(receiveSlot);
            receiveSlot = CapabilityAddress.NULL;
            takeReceiveSlot();
        }
        receiver.onMessage(got.words(), capability, got.word0(), got.word1(), got.word2(), got.word3(), got.word4(),
                got.word5(), got.word6(), got.word7(), got.word8(), got.word9());
        return true;
    }

    /** Frees the slot for the next capability. The messages in the endpoint are deleted with the endpoint. */
    @Override
    public void close() {
        closed = true;
        if (!receiveSlot.equals(CapabilityAddress.NULL)) {
            slots.release(CapabilityReference.at(receiveSlot));
            receiveSlot = CapabilityAddress.NULL;
        }
    }
}
