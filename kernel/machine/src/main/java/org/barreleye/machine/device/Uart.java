package org.barreleye.machine.device;

import org.barreleye.kpi.register.RegisterTable;
import org.barreleye.kpi.register.device.UartRegister;
import org.barreleye.kpi.state.Shared;

/**
 * A serial line at 115,200 baud: bytes that are written appear on the machine's terminal one after the other. The line
 * interrupts its core when the last byte has left, and for each byte that arrives.
 *
 * <p>Bytes that {@link org.barreleye.machine.Machine#type} types arrive as part of the run; a byte for which there is
 * no room is lost. If none is pending, a read takes a byte from the terminal's keyboard, which is not part of the run.
 */
public final class Uart implements Device {
    /** The capacity of the buffer of each direction in bytes. */
    public static final int CAPACITY = 16;

    /** The subject of the event of a byte that arrives; the value is the byte. */
    public static final long TYPED = 1;

    /** The time of a byte with its start and stop bits on the line, in picoseconds. */
    public static final long BYTE_TIME = 10_000_000_000_000L / 115_200;

    @Shared // constant
    private final RegisterTable<UartRegister> registers = RegisterTable.of(UartRegister.class);
    private final Bus bus;
    private final int wiredTo;
    private final InterruptLine line;
    private final byte[] received = new byte[CAPACITY];
    private int oldest;
    private int waiting;
    private long lineBusyUntil;

    /**
     * A line on which nothing was sent.
     *
     * @param wiredTo the core beside which it stands
     * @param line its interrupt line, on which an interrupt is a pulse
     */
    public Uart(Bus bus, int wiredTo, InterruptLine line) {
        this.bus = bus;
        this.wiredTo = wiredTo;
        this.line = line;
    }

    @Override
    public long load(int core, int register, long now) {
        return registers.at(register).map(read -> load(read, now)).orElse(0L);
    }

    private long load(UartRegister register, long now) {
        return switch (register) {
            case DATA -> waiting > 0 ? takeReceived() : bus.readTerminal();
            case ROOM -> room(now);
            case WAITING -> waiting;
        };
    }

    private long takeReceived() {
        long next = received[oldest] & 0xff;
        oldest = (oldest + 1) % CAPACITY;
        waiting--;
        return next;
    }

    private long room(long now) {
        long busy = Math.max(0, lineBusyUntil - now);
        return CAPACITY - (busy + BYTE_TIME - 1) / BYTE_TIME;
    }

    /** The core beside which the line stands, by its place. */
    public int wiredTo() {
        return wiredTo;
    }

    @Override
    public void store(int core, int register, long value, long now) {
        if (register == UartRegister.DATA.offset() && room(now) > 0) {
            lineBusyUntil = Math.max(lineBusyUntil, now) + BYTE_TIME;
            bus.writeTerminal(lineBusyUntil, wiredTo, (char) (value & 0xff));
            bus.post(lineBusyUntil, wiredTo, 0, value & 0xff);
        }
    }

    @Override
    public void onEvent(long now, int core, long subject, long value) {
        if (subject == TYPED) {
            if (waiting < CAPACITY) {
                received[(oldest + waiting++) % CAPACITY] = (byte) value;
            }
            pulse(now);
        } else if (now == lineBusyUntil) {
            pulse(now);
        }
    }

    private void pulse(long now) {
        line.set(now, true);
        line.set(now, false);
    }
}
