package org.barreleye.cpudriver.syscall;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.machine.core.Core;

/**
 * The fast path of a message between two dispatchers of a core, without the invocation dispatch (LRPC, Bershad et al.
 * 1990; the system call {@code lrpc}). Its cost is {@link #INSTRUCTIONS} of a cycle each and {@link #LINES} cache hits
 * to send, {@link #INSTRUCTIONS_TO_RECEIVE} and {@link #LINES_TO_RECEIVE} to receive, and the slots that the lookup
 * reads. The machine description gives the cost of the kernel entry and of the address-space switch.
 */
public final class FastPath implements Copyable {
    /** The instructions of the CPU driver for a send: look up, check, copy, switch. */
    public static final int INSTRUCTIONS = 110;

    /** The cache lines of a send: the two dispatcher control blocks, the endpoint's buffer and the save areas. */
    public static final int LINES = 8;

    /** The instructions from the upcall to the message in registers. */
    public static final int INSTRUCTIONS_TO_RECEIVE = 30;

    /** The cache lines of a receive: those of the endpoint's buffer. */
    public static final int LINES_TO_RECEIVE = 2;

    private static final int MAX_WORDS = 4;

    private final Core core;
    private final KernelControlBlock control;
    private final DispatcherControlBlock dispatcher;

    FastPath(Core core, KernelControlBlock control, DispatcherControlBlock dispatcher) {
        this.core = core;
        this.control = control;
        this.dispatcher = dispatcher;
    }

    KernelError send(CapabilityAddress endpoint, int words, long w0, long w1, long w2, long w3) {
        core.spend(INSTRUCTIONS + LINES * core.description().costs().hit());
        if (words < 0 || words > MAX_WORDS) {
            return KernelError.BAD_ARGUMENT;
        }
        EndpointBuffer buffer = find(endpoint, ObjectRights.WRITE);
        if (buffer == null) {
            return refusal(endpoint);
        }
        if (buffer.listener().state() == DispatcherControlBlock.State.ENDED) {
            return KernelError.ENDPOINT_CLOSED;
        }
        if (buffer.isFull()) {
            buffer.addBlockedSender(dispatcher);
            return KernelError.ENDPOINT_FULL;
        }
        buffer.next().fill(words, w0, w1, w2, w3);
        buffer.commit();
        buffer.listener().wake();
        control.switchTo(buffer.listener());
        return KernelError.NONE;
    }

    boolean receive(CapabilityAddress endpoint, LmpReceiver receiver) {
        core.spend(LINES_TO_RECEIVE * core.description().costs().hit());
        EndpointBuffer buffer = find(endpoint, ObjectRights.READ);
        if (buffer == null || buffer.hasInterrupt() || buffer.isEmpty() || !buffer.oldest().slot().isEmpty()) {
            return false;
        }
        core.spend(INSTRUCTIONS_TO_RECEIVE);
        EndpointBuffer.Entry entry = buffer.oldest();
        int words = entry.length();
        CapabilityReference capability =
                entry.carriesCapability() ? CapabilityReference.REVOKED : CapabilityReference.ABSENT;
        long w0 = entry.word(0);
        long w1 = entry.word(1);
        long w2 = entry.word(2);
        long w3 = entry.word(3);
        long w4 = entry.word(4);
        long w5 = entry.word(5);
        long w6 = entry.word(6);
        long w7 = entry.word(7);
        long w8 = entry.word(8);
        long w9 = entry.word(9);
        buffer.removeOldest();
        receiver.onMessage(words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        return true;
    }

    boolean hasMore(CapabilityAddress endpoint) {
        EndpointBuffer buffer = find(endpoint, ObjectRights.READ);
        return buffer != null && !buffer.hasNothing();
    }

    /** The endpoint at an address, with a right to it; null if there is none. Every poll of a binding comes here. */
    private EndpointBuffer find(CapabilityAddress endpoint, int right) {
        CapabilitySlot slot = control.space(dispatcher.cspace()).occupiedSlotOrNull(endpoint);
        return slot != null && slot.capability() instanceof EndPointCapability capability
                && (capability.rights() & right) != 0 ? control.objects().endpoint(slot) : null;
    }

    /** The reason for which {@link #find} has found nothing. */
    private KernelError refusal(CapabilityAddress endpoint) {
        Outcome<CapabilitySlot> found = control.space(dispatcher.cspace()).occupiedSlotAt(endpoint);
        return !found.succeeded() ? found.error()
                : found.value().capability() instanceof EndPointCapability ? KernelError.MISSING_RIGHTS
                        : KernelError.WRONG_TYPE;
    }
}
