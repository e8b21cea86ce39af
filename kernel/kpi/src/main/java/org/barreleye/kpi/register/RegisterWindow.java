package org.barreleye.kpi.register;

import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.state.Copyable;

/**
 * The registers of a device, for its driver: in a window onto its device memory.
 *
 * @param <R> the enumeration of the registers
 */
public final class RegisterWindow<R extends Enum<R> & Register> implements Copyable {
    private final Window window;

    /** The registers in a window, of which the first byte is that of the first register. */
    public RegisterWindow(Window window) {
        this.window = window;
    }

    /**
     * Reads a register.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public long read(R register) {
        return load(register);
    }

    /**
     * Writes a register.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    public void write(R register, long value) {
        store(register, value);
    }

    /** Reads a field. */
    public long read(RegisterField field) {
        return field.in(load(field.register()));
    }

    /** Returns whether a field is not 0. */
    public boolean isSet(RegisterField field) {
        return read(field) != 0;
    }

    /** Changes a field: reads the register, and writes it with another value of the field. */
    public void write(RegisterField field, long value) {
        store(field.register(), field.with(load(field.register()), value));
    }

    private long load(Register register) {
        if (register.access() == RegisterAccess.WRITE_ONLY) {
            throw new IllegalArgumentException("register " + register.name() + " cannot be read");
        }
        return switch (register.bits()) {
            case 8 -> window.getByte(register.offset()) & 0xff;
            case 32 -> window.getInt(register.offset()) & 0xffff_ffffL;
            default -> window.getLong(register.offset());
        };
    }

    private void store(Register register, long value) {
        if (register.access() == RegisterAccess.READ_ONLY) {
            throw new IllegalArgumentException("register " + register.name() + " cannot be written");
        }
        switch (register.bits()) {
            case 8 -> window.putByte(register.offset(), (byte) value);
            case 32 -> window.putInt(register.offset(), (int) value);
            default -> window.putLong(register.offset(), value);
        }
    }
}
