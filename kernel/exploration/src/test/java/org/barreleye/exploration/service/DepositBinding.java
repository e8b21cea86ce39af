package org.barreleye.exploration.service;

import java.util.Optional;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LineReceiver;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A binding without handshake and calls, whose only message moves a capability to the service. It can have the faults
 * that the stubs of a compiler could have.
 */
final class DepositBinding implements Binding {
    /** A fault of the stubs. */
    enum Fault {
        NONE, LOSES_CAPABILITIES, KEEPS_CAPABILITIES, TAKES_CAPABILITIES_EARLY, LEAVES_LATE_CAPABILITIES,
        DELIVERS_AFTER_CLOSE
    }

    private static final int DEPOSIT = 1;

    private final LineChannel channel;
    private final Deposits handler;
    private final Fault fault;
    private final LineReceiver receiver = new Receiver();
    private CapabilityReference kept = CapabilityReference.ABSENT;
    private int awaited;
    private boolean open = true;

    DepositBinding(LineChannel channel, Deposits handler, Fault fault) {
        this.channel = channel;
        this.handler = handler;
        this.fault = fault;
    }

    void sendDeposit(CapabilityReference capability) {
        boolean sent = channel.send(DEPOSIT, 0, 0, 0, 0, 0, 0, 0, 0)
                && channel.capabilities().send(capability, true);
        if (!sent) {
            throw new IllegalStateException("the exploration needs more lines");
        }
    }

    private final class Receiver implements LineReceiver, Copyable {
        @Override
        public void onLine(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
            awaited++;
        }
    }

    @Override
    public boolean poll() {
        boolean takes = open || fault == Fault.DELIVERS_AFTER_CLOSE;
        CapabilityChannel capabilities = channel.capabilities();
        if (takes && capabilities.isReady() && (awaited > 0 || fault == Fault.TAKES_CAPABILITIES_EARLY)) {
            awaited--;
            deliver(capabilities.take());
            return true;
        }
        boolean progress = takes && awaited <= 0 && channel.receive(receiver);
        if (channel.isAcknowledgementDue()) {
            channel.acknowledge();
        }
        return progress;
    }

    private void deliver(CapabilityReference capability) {
        if (fault == Fault.KEEPS_CAPABILITIES) {
            kept = capability;
        } else if (fault != Fault.LOSES_CAPABILITIES) {
            handler.deposit(capability);
            if (open && handler.isFull()) {
                close();
            }
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isBound() {
        return open;
    }

    @Override
    public boolean isDrained() {
        return true;
    }

    @Override
    public int outstandingCalls() {
        return 0;
    }

    @Override
    public int queuedFrames() {
        return 0;
    }

    @Override
    public Optional<Failure> failure() {
        return Optional.empty();
    }

    @Override
    public void close() {
        open = false;
        if (fault != Fault.LEAVES_LATE_CAPABILITIES && fault != Fault.DELIVERS_AFTER_CLOSE) {
            channel.capabilities().close();
        }
    }

    @Override
    public void close(Failure reason) {
        close();
    }

    @Override
    public void abandon(Failure reason) {
        close();
    }

    @Override
    public void release(CapabilityReference capability) {
        channel.capabilities().release(capability);
    }
}
