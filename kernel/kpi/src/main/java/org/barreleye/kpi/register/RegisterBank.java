package org.barreleye.kpi.register;

import java.util.Optional;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;

/**
 * The values of the registers of a device, for its model: software loads and stores by offset, with the effect that the
 * table says; the device itself sets any value.
 *
 * @param <R> the enumeration of the registers
 */
public final class RegisterBank<R extends Enum<R> & Register> implements Copyable {
    @Shared // constant
    private final RegisterTable<R> table;
    private final long[] values;

    /** Registers that are all 0. */
    public RegisterBank(RegisterTable<R> table) {
        this.table = table;
        values = new long[table.registers().size()];
    }

    /** The register that begins at an offset. */
    public Optional<R> at(int offset) {
        return table.at(offset);
    }

    /** A load by software; 0 if no register that can be read begins there. */
    public long load(int offset) {
        return at(offset).filter(register -> register.access() != RegisterAccess.WRITE_ONLY).map(this::get).orElse(0L);
    }

    /** A store by software; returns the register if the store has an effect. */
    public Optional<R> store(int offset, long value) {
        Optional<R> stored = at(offset).filter(register -> register.access() != RegisterAccess.READ_ONLY);
        stored.ifPresent(register -> set(register, register.access() == RegisterAccess.WRITE_ONE_TO_CLEAR
                ? get(register) & ~value : value));
        return stored;
    }

    /** The value of a register. */
    public long get(R register) {
        return values[register.ordinal()];
    }

    /** The value of a field. */
    public long get(RegisterField field) {
        return field.in(values[ordinal(field)]);
    }

    /** Returns whether a field is not 0. */
    public boolean isSet(RegisterField field) {
        return get(field) != 0;
    }

    /** Sets a register; bits that it does not have are dropped. */
    public void set(R register, long value) {
        values[register.ordinal()] = register.bits() == Long.SIZE ? value : value & (1L << register.bits()) - 1;
    }

    /** Sets a field. */
    public void set(RegisterField field, long value) {
        int ordinal = ordinal(field);
        values[ordinal] = field.with(values[ordinal], value);
    }

    private int ordinal(RegisterField field) {
        int ordinal = table.registers().indexOf(field.register());
        if (ordinal < 0) {
            throw new IllegalArgumentException(field.register().name() + " is a register of another device");
        }
        return ordinal;
    }
}
