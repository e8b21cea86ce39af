package org.barreleye.machine.device;

import org.barreleye.kpi.register.RegisterBank;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.state.Copyable;

/** The interrupt of a {@link Nic}: causes, mask, and the moderation of the line. */
final class NicInterrupts implements Copyable {
    private static final long PICOSECONDS_PER_NANOSECOND = 1_000;

    private final RegisterBank<NicRegister> bank;
    private final InterruptLine line;
    private final NicEvents events;
    private boolean isActive;
    // The time before which the line does not become active again, and that of the event that is posted for it.
    private long activeAgainAt;
    private long postedFor = -1;

    NicInterrupts(RegisterBank<NicRegister> bank, InterruptLine line, NicEvents events) {
        this.bank = bank;
        this.line = line;
        this.events = events;
    }

    void raise(long now, NicCause cause) {
        bank.set(NicRegister.INTERRUPT_CAUSE, bank.get(NicRegister.INTERRUPT_CAUSE) | cause.bit());
        update(now);
    }

    /** Adds to the mask. */
    void unmask(long now, long causes) {
        bank.set(NicRegister.INTERRUPT_MASK, (bank.get(NicRegister.INTERRUPT_MASK) | causes) & NicCause.ALL);
        update(now);
    }

    /** Removes from the mask. */
    void mask(long now, long causes) {
        bank.set(NicRegister.INTERRUPT_MASK, bank.get(NicRegister.INTERRUPT_MASK) & ~causes);
        update(now);
    }

    /** Gives the line the level that follows from causes, mask and time. */
    void update(long now) {
        boolean isPending = (bank.get(NicRegister.INTERRUPT_CAUSE) & bank.get(NicRegister.INTERRUPT_MASK)) != 0;
        if (!isPending) {
            isActive = false;
            line.set(now, false);
        } else if (!isActive && now >= activeAgainAt) {
            isActive = true;
            activeAgainAt = now + bank.get(NicRegister.INTERRUPT_INTERVAL) * PICOSECONDS_PER_NANOSECOND;
            line.set(now, true);
        } else if (!isActive && postedFor != activeAgainAt) {
            postedFor = activeAgainAt;
            events.post(activeAgainAt, NicEvents.MODERATION, 0);
        }
    }

    void reset(long now) {
        activeAgainAt = 0;
        postedFor = -1;
        update(now);
    }
}
