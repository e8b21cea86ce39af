package org.barreleye.machine.device;

import java.util.Arrays;
import org.barreleye.kpi.register.RegisterBank;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.network.WirePort;
import org.barreleye.packet.EthernetFrame;

/**
 * The transmit queue of a {@link Nic}. For each descriptor: reads it, reads the buffer line by line, sends the frame,
 * and writes the descriptor back when the frame has left. The next frame is read while one is on the wire.
 */
final class NicTransmitter implements Copyable {
    private static final int RUN_SHIFT = 32;
    // The value of the event that a frame was sent: length and flags of its descriptor, and whether that failed.
    private static final long SENT_WORD = 0x1_ffffL;
    private static final long FAILED = 1L << 17;

    private final RegisterBank<NicRegister> bank;
    private final NicRing ring;
    private final NicMemory memory;
    private final NicInterrupts interrupts;
    private final NicEvents events;
    private final WirePort port;
    // The number of the current run: events of earlier ones are ignored.
    private long run;
    private boolean isBusy;
    // The descriptor that is read next; those from head to here are on their way.
    private int fetch;
    private NicDescriptor current;

    NicTransmitter(RegisterBank<NicRegister> bank, NicMemory memory, NicInterrupts interrupts, NicEvents events,
            WirePort port) {
        this.bank = bank;
        this.memory = memory;
        this.interrupts = interrupts;
        this.events = events;
        this.port = port;
        ring = new NicRing(bank, memory, NicRegister.TX_BASE, NicRegister.TX_LENGTH, NicRegister.TX_HEAD,
                NicRegister.TX_TAIL);
    }

    /** Forgets all that is going on. */
    void clear() {
        run++;
        isBusy = false;
        fetch = 0;
        ring.clear();
    }

    /** Begins with the next descriptor, if there is one and the queue is enabled and idle. */
    void start(long now) {
        if (isBusy || !bank.isSet(NicRegister.TX_ENABLE)) {
            return;
        }
        if (!ring.isLegal()) {
            stop(now);
        } else if (fetch != ring.tail()) {
            isBusy = true;
            try {
                post(now + memory.lineTime(ring.address(fetch), false, now), NicEvents.TX_DESCRIPTOR_READ, 0);
            } catch (DmaRefused refused) {
                stop(now);
            }
        }
    }

    void onEvent(long now, long subject, long value) {
        if (value >>> RUN_SHIFT != run) {
            return;
        }
        try {
            if (subject == NicEvents.TX_DESCRIPTOR_READ) {
                readBuffer(now);
            } else if (subject == NicEvents.TX_BUFFER_READ) {
                send(now);
            } else if (subject == NicEvents.TX_NEXT) {
                isBusy = false;
                start(now);
            } else {
                finish(now, NicDescriptor.of(0, value & SENT_WORD), (value & FAILED) != 0);
            }
        } catch (DmaRefused refused) {
            if (subject == NicEvents.TX_SENT) {
                disable(now); // another frame may be on its way
            } else {
                stop(now);
            }
        }
    }

    private void readBuffer(long now) {
        current = ring.read(fetch);
        if (NicRing.isLegal(current)) {
            post(now + memory.time(current.buffer(), current.length(), false, now), NicEvents.TX_BUFFER_READ, 0);
        } else {
            stop(now);
        }
    }

    private void send(long now) {
        byte[] frame = memory.read(current.buffer(), current.length());
        long begin = port.freeAt(now);
        long end = begin;
        boolean isSent = frame.length <= EthernetFrame.MAX_BYTES && port.isUp(now);
        if (isSent) {
            end = port.send(now, Arrays.copyOf(frame, Math.max(frame.length, EthernetFrame.MIN_BYTES)));
        } else {
            count(frame.length > EthernetFrame.MAX_BYTES ? NicRegister.TX_DROPPED_LENGTH : NicRegister.TX_DROPPED_LINK);
        }
        long done = end + memory.lineTime(ring.address(fetch), true, end);
        post(done, NicEvents.TX_SENT, current.second() & SENT_WORD | (isSent ? 0 : FAILED));
        fetch = ring.next(fetch);
        post(begin, NicEvents.TX_NEXT, 0);
    }

    private void finish(long now, NicDescriptor sent, boolean failed) {
        int index = ring.head();
        ring.advanceHead();
        if (!failed) {
            count(NicRegister.TX_FRAMES);
        }
        ring.write(index, sent.done(sent.length(), failed));
        if (sent.interrupts()) {
            interrupts.raise(now, NicCause.TX);
        }
    }

    private void stop(long now) {
        isBusy = false;
        disable(now);
    }

    private void disable(long now) {
        bank.set(NicRegister.TX_ENABLE, 0);
        interrupts.raise(now, NicCause.TX_ERROR);
    }

    private void count(NicRegister counter) {
        bank.set(counter, bank.get(counter) + 1);
    }

    private void post(long due, long subject, long value) {
        events.post(due, subject, run << RUN_SHIFT | value);
    }
}
