package org.barreleye.kpi.register;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The registers of a device, by offset.
 *
 * @param <R> the enumeration of the registers
 */
public final class RegisterTable<R extends Enum<R> & Register> {
    private final List<R> registers;
    // By offset.
    private final List<Optional<R>> byOffset;

    private RegisterTable(List<R> registers) {
        this.registers = registers;
        byOffset = new ArrayList<>(Collections.nCopies(bytes(), Optional.empty()));
        registers.forEach(register -> byOffset.set(register.offset(), Optional.of(register)));
    }

    /**
     * The table of all constants of an enumeration.
     *
     * @throws IllegalArgumentException if two registers overlap, or one is not aligned or has not 8, 32 or 64 bits
     */
    public static <R extends Enum<R> & Register> RegisterTable<R> of(Class<R> registers) {
        List<R> all = List.of(registers.getEnumConstants());
        for (R register : all) {
            check(register);
            for (R other : all) {
                if (other.ordinal() < register.ordinal() && overlap(register, other)) {
                    throw new IllegalArgumentException(
                            "registers do not overlap, " + other.name() + " and " + register.name() + " do");
                }
            }
        }
        return new RegisterTable<>(all);
    }

    private static void check(Register register) {
        int bits = register.bits();
        if (bits != 8 && bits != 32 && bits != 64) {
            throw new IllegalArgumentException(
                    "register " + register.name() + " has 8, 32 or 64 bits, not " + bits);
        }
        if (register.offset() < 0 || register.offset() % (bits / Byte.SIZE) != 0) {
            throw new IllegalArgumentException("register " + register.name() + " of " + bits
                    + " bits begins at a multiple of its size, not at " + register.offset());
        }
    }

    private static boolean overlap(Register one, Register other) {
        return one.offset() < other.offset() + other.bits() / Byte.SIZE
                && other.offset() < one.offset() + one.bits() / Byte.SIZE;
    }

    /** The registers, in the order of the enumeration. */
    public List<R> registers() {
        return registers;
    }

    /** The register that begins at an offset. */
    public Optional<R> at(int offset) {
        return offset >= 0 && offset < byOffset.size() ? byOffset.get(offset) : Optional.empty();
    }

    /** The number of bytes from the first register to the end of the last one. */
    public int bytes() {
        return registers.stream().mapToInt(register -> register.offset() + register.bits() / Byte.SIZE).max().orElse(0);
    }
}
