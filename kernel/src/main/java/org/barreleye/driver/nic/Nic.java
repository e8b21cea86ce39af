package org.barreleye.driver.nic;

import java.util.Optional;
import org.barreleye.domain.device.InterruptCause;
import org.barreleye.domain.device.InterruptHandler;
import org.barreleye.domain.device.InterruptLine;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;

/** A network interface: its registers, a ring of buffers to receive into and one of buffers to send. */
final class Nic implements InterruptHandler {
    /** The shortest and the longest frame that is sent. */
    static final int FRAME_MIN = 14;
    static final int FRAME_MAX = 1_514;

    // While a frame is being sent, a lost interrupt is found after this time. Nobody waits for a frame that may come.
    private static final long LOOK_AFTER = 200_000;

    private final RegisterWindow<NicRegister> registers;
    private final DescriptorRing receiving;
    private final DescriptorRing sending;
    private NicEvents events = NicEvents.NONE;
    private long interrupts;
    private long deadlines;
    private long linkChanges;
    private long errors;
    // Set when the vector is connected, which is before the first client.
    private Optional<InterruptLine> line = Optional.empty();

    Nic(RegisterWindow<NicRegister> registers, DescriptorRing receiving, DescriptorRing sending) {
        this.registers = registers;
        this.receiving = receiving;
        this.sending = sending;
    }

    void connectedTo(InterruptLine interrupt) {
        line = Optional.of(interrupt);
    }

    /** Resets the device, and lets it receive and send with empty rings. */
    void start(NicEvents to) {
        stop();
        events = to;
        registers.write(NicRegister.RX_BASE, receiving.base());
        registers.write(NicRegister.RX_LENGTH, DescriptorRing.LENGTH);
        registers.write(NicRegister.TX_BASE, sending.base());
        registers.write(NicRegister.TX_LENGTH, DescriptorRing.LENGTH);
        registers.write(NicRegister.INTERRUPT_MASK_SET, NicCause.ALL);
        registers.write(NicRegister.RX_ENABLE, 1);
        registers.write(NicRegister.TX_ENABLE, 1);
    }

    /** Resets the device: it accesses no memory any more, and all buffers are the driver's. */
    void stop() {
        events = NicEvents.NONE;
        registers.write(NicRegister.RESET, 1);
        receiving.empty();
        sending.empty();
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
        if (sending.give(buffer, NicDescriptor.prepared(address, length, true))) {
            registers.write(NicRegister.TX_TAIL, sending.tail());
        }
        line.ifPresent(interrupt -> interrupt.expectWithin(LOOK_AFTER));
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
        takeSent();
        takeReceived();
        if (NicCause.LINK.isIn(causes)) {
            linkChanges++;
            events.onLink();
        }
        if (NicCause.RX_ERROR.isIn(causes) || NicCause.TX_ERROR.isIn(causes)) {
            errors++;
            NicEvents failed = events;
            stop();
            failed.onError();
        } else if (!sending.isEmpty()) {
            line.ifPresent(interrupt -> interrupt.expectWithin(LOOK_AFTER));
        }
    }

    private void takeReceived() {
        // At most one round of the ring, so that a flood leaves time for others. What is left has arrived after the
        // causes were cleared, so the device interrupts again.
        for (int i = 0; i < DescriptorRing.LENGTH; i++) {
            Optional<DescriptorRing.Done> done = receiving.take();
            if (done.isEmpty()) {
                break;
            }
            events.onReceived(done.get().buffer(), done.get().length());
        }
        if (receiving.advance()) {
            registers.write(NicRegister.RX_TAIL, receiving.tail());
        }
    }

    private void takeSent() {
        Optional<DescriptorRing.Done> done = sending.take();
        while (done.isPresent()) {
            events.onTransmitted(done.get().buffer(), !done.get().failed());
            done = sending.take();
        }
        if (sending.advance()) {
            registers.write(NicRegister.TX_TAIL, sending.tail());
        }
    }
}
