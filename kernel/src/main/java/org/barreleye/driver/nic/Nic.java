package org.barreleye.driver.nic;

import java.util.Optional;
import org.barreleye.domain.device.InterruptCause;
import org.barreleye.domain.device.InterruptHandler;
import org.barreleye.domain.device.InterruptLine;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.syscall.SystemCalls;

/** A network interface: its registers, a ring of buffers to receive into and one of buffers to send. */
final class Nic implements InterruptHandler {
    /** The shortest and the longest frame that is sent. */
    static final int FRAME_MIN = 14;
    static final int FRAME_MAX = 1_514;

    // While a frame is being sent, a lost interrupt is found after this time.
    private static final long LOOK_AFTER = 200_000;
    // For a frame that may come, the driver looks once after others, and again only if interrupts were lost: an idle
    // machine stays idle.
    private static final long LOOK_FOR_ARRIVALS = 1_000_000;
    // Longer than the slowest wire needs for a frame.
    private static final long STALLED_AFTER = 20_000_000;

    private final SystemCalls syscalls;
    private final RegisterWindow<NicRegister> registers;
    private final DescriptorRing receiving;
    private final DescriptorRing sending;
    private final InterruptRecord record = new InterruptRecord();
    private final InterruptModeration moderation = new InterruptModeration();
    // Those of the client, and those while there is none.
    private NicEvents events = NicEvents.NONE;
    private NicEvents unclaimed = NicEvents.NONE;
    // Whether the device receives and sends.
    private boolean isStarted;
    private boolean wasLinkUp;
    private long dropped;
    // When a frame was given to the device that had none, or it has given one back.
    private long progress;
    private long interrupts;
    private long deadlines;
    private long linkChanges;
    private long errors;
    // Whether the last look has found frames, sent or received: others, such as answers, may follow.
    private boolean hasTraffic;
    // Set when the vector is connected, which is before the first client.
    private Optional<InterruptLine> line = Optional.empty();

    Nic(SystemCalls syscalls, RegisterWindow<NicRegister> registers, DescriptorRing receiving,
            DescriptorRing sending) {
        this.syscalls = syscalls;
        this.registers = registers;
        this.receiving = receiving;
        this.sending = sending;
    }

    void connectedTo(InterruptLine interrupt) {
        line = Optional.of(interrupt);
    }

    /** Sets who receives the failures of the device while it has no client. */
    void unclaimed(NicEvents to) {
        unclaimed = to;
        events = to;
    }

    /** Resets the device, and lets it receive and send with empty rings. */
    void start(NicEvents to) {
        stop();
        events = to;
        isStarted = true;
        registers.write(NicRegister.RX_BASE, receiving.base());
        registers.write(NicRegister.RX_LENGTH, DescriptorRing.LENGTH);
        registers.write(NicRegister.TX_BASE, sending.base());
        registers.write(NicRegister.TX_LENGTH, DescriptorRing.LENGTH);
        registers.write(NicRegister.INTERRUPT_MASK_SET, NicCause.ALL);
        registers.write(NicRegister.RX_ENABLE, 1);
        registers.write(NicRegister.TX_ENABLE, 1);
        wasLinkUp = isLinkUp();
        expectInterrupt();
    }

    /** Resets the device: it accesses no memory any more, and all buffers are the driver's. */
    void stop() {
        events = unclaimed;
        isStarted = false;
        hasTraffic = false;
        registers.write(NicRegister.RESET, 1);
        moderation.reset();
        receiving.empty();
        sending.empty();
    }

    /** Resets the device, and returns a sentence if it does not answer any more. */
    Optional<String> problem() {
        stop();
        return SelfTest.problem(registers);
    }

    /** The address of the station. */
    long mac() {
        return registers.read(NicRegister.MAC);
    }

    boolean isLinkUp() {
        return registers.isSet(NicRegister.LINK_UP);
    }

    /** The speed of the link in 10^6 bits per second. */
    long megabits() {
        return registers.read(NicRegister.MEGABITS);
    }

    long interrupts() {
        return interrupts;
    }

    long deadlines() {
        return deadlines;
    }

    long linkChanges() {
        return linkChanges;
    }

    long errors() {
        return errors;
    }

    /** The frames that were lost since no buffer was with the device. */
    long noDescriptor() {
        return registers.read(NicRegister.RX_DROPPED_NO_DESCRIPTOR);
    }

    /** The most buffers that are with the device to receive into. */
    int receivingMax() {
        return receiving.capacity();
    }

    /** The most buffers that are with the device to be sent. */
    int sendingMax() {
        return sending.capacity();
    }

    boolean canReceive() {
        return !receiving.isFull();
    }

    boolean canSend() {
        return !sending.isFull();
    }

    /**
     * Gives the device a buffer to receive into, perhaps together with the next ones.
     *
     * @param address of the buffer for the device
     */
    void provide(int buffer, long address, int bytes) {
        if (receiving.give(buffer,
                NicDescriptor.prepared(address, Math.min(bytes, NicDescriptor.MAX_BUFFER), false))) {
            registers.write(NicRegister.RX_TAIL, receiving.tail());
        }
    }

    /**
     * Gives the device a buffer to send, perhaps when those before it were sent.
     *
     * @param address of the buffer for the device
     */
    void transmit(int buffer, long address, int length) {
        boolean wasEmpty = sending.isEmpty();
        if (sending.give(buffer, NicDescriptor.prepared(address, length, true))) {
            registers.write(NicRegister.TX_TAIL, sending.tail());
        }
        // Of several frames the first one counts, so that who sends without a pause does not put the look off.
        if (wasEmpty) {
            progress = syscalls.now();
            expectInterrupt();
        }
    }

    /** Sets the time of the next look without an interrupt. */
    private void expectInterrupt() {
        if (isStarted && !sending.isEmpty()) {
            line.ifPresent(interrupt -> interrupt.expectWithin(LOOK_AFTER));
        } else if (isStarted && (hasTraffic || record.isUnreliable())) {
            line.ifPresent(interrupt -> interrupt.expectWithin(LOOK_FOR_ARRIVALS));
        }
    }

    @Override
    public void onInterrupt(InterruptCause cause) {
        if (cause == InterruptCause.INTERRUPT) {
            interrupts++;
        } else {
            deadlines++;
        }
        // Cleared before the rings are looked at: what comes later sets a cause again.
        long causes = registers.read(NicRegister.INTERRUPT_CAUSE);
        registers.write(NicRegister.INTERRUPT_CAUSE, causes);
        boolean hasLinkChanged = NicCause.LINK.isIn(causes) && noteLink();
        int frames = takeSent() + takeReceived();
        if (moderation.note(frames)) {
            registers.write(NicRegister.INTERRUPT_INTERVAL, moderation.interval());
        }
        boolean hasDropped = NicCause.RX_NO_DESCRIPTOR.isIn(causes) && noteDropped();
        hasTraffic = frames > 0;
        record.note(cause, causes != 0, frames > 0 || hasLinkChanged || hasDropped);
        if (NicCause.RX_ERROR.isIn(causes) || NicCause.TX_ERROR.isIn(causes)) {
            fail("it has reported an error");
        } else if (record.isStorm()) {
            fail("it has interrupted " + InterruptRecord.STORM + " times without a cause");
        } else if (!sending.isEmpty() && syscalls.now() - progress >= STALLED_AFTER) {
            fail("it has sent no frame for " + STALLED_AFTER / 1_000_000 + " ms");
        } else {
            expectInterrupt();
        }
    }

    /** A device that reports changes again and again which are none disturbs its driver only. */
    private boolean noteLink() {
        linkChanges++;
        boolean isUp = isLinkUp();
        boolean hasChanged = isUp != wasLinkUp;
        wasLinkUp = isUp;
        if (hasChanged) {
            events.onLink();
        }
        return hasChanged;
    }

    private boolean noteDropped() {
        long before = dropped;
        dropped = noDescriptor();
        return dropped != before;
    }

    private void fail(String what) {
        errors++;
        NicEvents failed = events;
        record.forgetStorm();
        stop();
        failed.onError(what);
    }

    private int takeReceived() {
        // At most one round of the ring, so that a flood leaves time for others. What is left has arrived after the
        // causes were cleared, so the device interrupts again.
        int taken = 0;
        while (taken < DescriptorRing.LENGTH) {
            Optional<DescriptorRing.Done> done = receiving.take();
            if (done.isEmpty()) {
                break;
            }
            taken++;
            events.onReceived(done.get().buffer(), done.get().length());
        }
        if (receiving.advance()) {
            registers.write(NicRegister.RX_TAIL, receiving.tail());
        }
        return taken;
    }

    private int takeSent() {
        int taken = 0;
        Optional<DescriptorRing.Done> done = sending.take();
        while (done.isPresent()) {
            taken++;
            events.onTransmitted(done.get().buffer(), !done.get().failed());
            done = sending.take();
        }
        if (sending.advance()) {
            registers.write(NicRegister.TX_TAIL, sending.tail());
        }
        if (taken > 0) {
            progress = syscalls.now();
        }
        return taken;
    }
}
