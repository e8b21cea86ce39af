package org.barreleye.machine.device;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.barreleye.kpi.register.RegisterBank;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.MacAddress;

/**
 * The receive queue of a {@link Nic}. A frame for which there is a descriptor waits in the device; then the device
 * reads the descriptor, writes the frame line by line, and writes the descriptor back.
 */
final class NicReceiver implements Copyable {
    /** The most frames that wait in the device. */
    static final int CAPACITY = 64;

    private static final int RUN_SHIFT = 32;

    private final RegisterBank<NicRegister> bank;
    private final NicRing ring;
    private final NicMemory memory;
    private final NicInterrupts interrupts;
    private final NicEvents events;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    // The number of the current run: events of earlier ones are ignored.
    private long run;
    private boolean isBusy;
    private NicDescriptor current;

    NicReceiver(RegisterBank<NicRegister> bank, NicMemory memory, NicInterrupts interrupts, NicEvents events) {
        this.bank = bank;
        this.memory = memory;
        this.interrupts = interrupts;
        this.events = events;
        ring = new NicRing(bank, memory, NicRegister.RX_BASE, NicRegister.RX_LENGTH, NicRegister.RX_HEAD,
                NicRegister.RX_TAIL);
    }

    /** Forgets all that is going on. */
    void clear() {
        run++;
        isBusy = false;
        frames.clear();
        ring.clear();
    }

    /** Software has changed the ring: it is checked. */
    void onRingChange(long now) {
        if (bank.isSet(NicRegister.RX_ENABLE) && !ring.isLegal()) {
            stop(now);
        }
    }

    void onFrame(long now, byte[] frame) {
        if (!bank.isSet(NicRegister.RX_ENABLE)) {
            count(NicRegister.RX_DROPPED_DISABLED, 1);
        } else if (frame.length < EthernetFrame.HEADER_BYTES || frame.length > EthernetFrame.MAX_BYTES) {
            count(NicRegister.RX_DROPPED_LENGTH, 1);
        } else if (!isForThisStation(frame)) {
            count(NicRegister.RX_DROPPED_FILTERED, 1);
        } else if (ring.available() <= frames.size()) {
            count(NicRegister.RX_DROPPED_NO_DESCRIPTOR, 1);
            interrupts.raise(now, NicCause.RX_NO_DESCRIPTOR);
        } else if (frames.size() >= CAPACITY) {
            count(NicRegister.RX_DROPPED_OVERRUN, 1);
        } else {
            frames.addLast(Arrays.copyOf(frame, Math.max(frame.length, EthernetFrame.MIN_BYTES)));
            start(now);
        }
    }

    private boolean isForThisStation(byte[] frame) {
        if (bank.isSet(NicRegister.PROMISCUOUS)) {
            return true;
        }
        long destination = 0;
        for (int index = 0; index < MacAddress.BYTES; index++) {
            destination = destination << Byte.SIZE | frame[index] & 0xff;
        }
        return destination == MacAddress.BROADCAST.bits() || destination == bank.get(NicRegister.MAC);
    }

    private void start(long now) {
        if (isBusy || frames.isEmpty()) {
            return;
        }
        isBusy = true;
        try {
            post(now + memory.lineTime(ring.address(ring.head()), false, now), NicEvents.RX_DESCRIPTOR_READ);
        } catch (DmaRefused refused) {
            stop(now);
        }
    }

    void onEvent(long now, long subject, long value) {
        if (value >>> RUN_SHIFT != run) {
            return;
        }
        try {
            if (subject == NicEvents.RX_DESCRIPTOR_READ) {
                takeDescriptor(now);
            } else {
                finish(now);
            }
        } catch (DmaRefused refused) {
            stop(now);
        }
    }

    private void takeDescriptor(long now) {
        current = ring.read(ring.head());
        if (!NicRing.isLegal(current) || current.length() % Long.BYTES != 0) {
            stop(now);
            return;
        }
        int length = frames.getFirst().length;
        if (length > current.length()) {
            frames.removeFirst();
            count(NicRegister.RX_DROPPED_LENGTH, 1);
            isBusy = false;
            start(now);
            return;
        }
        long written = now + memory.time(current.buffer(), length, true, now);
        post(written + memory.lineTime(ring.address(ring.head()), true, written), NicEvents.RX_WRITTEN);
    }

    private void finish(long now) {
        byte[] frame = frames.getFirst();
        memory.write(current.buffer(), frame);
        ring.write(ring.head(), current.done(frame.length, false));
        frames.removeFirst();
        ring.advanceHead();
        count(NicRegister.RX_FRAMES, 1);
        isBusy = false;
        start(now);
        interrupts.raise(now, NicCause.RX);
    }

    private void stop(long now) {
        run++;
        isBusy = false;
        count(NicRegister.RX_DROPPED_ERROR, frames.size());
        frames.clear();
        bank.set(NicRegister.RX_ENABLE, 0);
        interrupts.raise(now, NicCause.RX_ERROR);
    }

    private void count(NicRegister counter, int number) {
        bank.set(counter, bank.get(counter) + number);
    }

    private void post(long due, long subject) {
        events.post(due, subject, run << RUN_SHIFT);
    }
}
