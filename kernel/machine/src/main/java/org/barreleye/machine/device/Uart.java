package org.barreleye.machine.device;

import org.barreleye.kpi.types.Copier;

/**
 * A serial line at 115,200 baud: bytes that are written appear on the machine's terminal one after the other; the bytes that are
 * typed there are read. When the last byte has left, the core is interrupted that the line is wired to.
 */
public final class Uart implements Device {
    /** Written: a byte to send; lost if there is no room. Read: the next byte that was typed, or all ones at the end of input. */
    public static final int DATA = 0x00;

    /** Read: how many more bytes it takes at the moment. */
    public static final int ROOM = 0x08;

    /** How many bytes may wait to be sent. */
    public static final int CAPACITY = 16;

    /** How long a byte with its start and stop bits is on the line, in picoseconds. */
    public static final long BYTE_TIME = 10_000_000_000_000L / 115_200;

    private final Bus bus;
    private final int wiredTo;
    private final int vector;
    private long lineBusyUntil;

    /**
     * A line on which nothing was sent.
     *
     * @param wiredTo the core that it interrupts
     * @param vector 0 .. 255
     */
    public Uart(Bus bus, int wiredTo, int vector) {
        this.bus = bus;
        this.wiredTo = wiredTo;
        this.vector = vector;
    }

    private Uart(Uart source, Copier copier) {
        copier.enter(source, this);
        bus = copier.of(source.bus);
        wiredTo = source.wiredTo;
        vector = source.vector;
        lineBusyUntil = source.lineBusyUntil;
    }

    @Override
    public Uart copy(Copier copier) {
        return new Uart(this, copier);
    }

    @Override
    public long load(int core, int register, long now) {
        return switch (register) {
            case DATA -> bus.typed();
            case ROOM -> room(now);
            default -> 0;
        };
    }

    private long room(long now) {
        long waiting = Math.max(0, lineBusyUntil - now);
        return CAPACITY - (waiting + BYTE_TIME - 1) / BYTE_TIME;
    }

    @Override
    public void store(int core, int register, long value, long now) {
        if (register == DATA && room(now) > 0) {
            lineBusyUntil = Math.max(lineBusyUntil, now) + BYTE_TIME;
            bus.show(lineBusyUntil, wiredTo, (char) (value & 0xff));
            bus.post(lineBusyUntil, wiredTo, 0, value & 0xff);
        }
    }

    @Override
    public void happen(long now, int core, long subject, long sent) {
        if (now == lineBusyUntil) {
            bus.interrupt(now, wiredTo, vector);
        }
    }
}
