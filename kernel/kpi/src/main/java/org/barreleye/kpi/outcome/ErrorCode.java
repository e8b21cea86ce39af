package org.barreleye.kpi.outcome;

import java.util.Optional;

/**
 * An error that travels inside a message ({@code errval} in interface definitions): 32 bits, 0 for success.
 *
 * @param number 0 .. 2^32-1; numbers below {@code KernelError.values().length} are the kernel's errors
 */
public record ErrorCode(long number) {
    /** No error. */
    public static final ErrorCode NONE = new ErrorCode(0);

    private static final long NAMED = 1L << 31;

    /** Checks the range. */
    public ErrorCode {
        if (number >>> 32 != 0) {
            throw new IllegalArgumentException("an error code has 32 bits, not 0x" + Long.toHexString(number));
        }
    }

    /** The code with a number; no error is always the same object. */
    public static ErrorCode numbered(long number) {
        return number == 0 ? NONE : new ErrorCode(number);
    }

    /** The code of a kernel error. */
    public static ErrorCode of(KernelError error) {
        return numbered(error.ordinal());
    }

    /** The code with which a call is answered because another one, on which it depends, has failed. */
    public static ErrorCode of(Failure.Kind kind) {
        return of((kind == Failure.Kind.CLOSED ? Failure.Kind.PEER_GONE : kind).name());
    }

    /** The code of an error that programs name themselves: the same name gives the same code everywhere. */
    public static ErrorCode of(String name) {
        return new ErrorCode(NAMED | name.hashCode() & (NAMED - 1));
    }

    /** The error of the kernel that it stands for, if it is one. */
    public Optional<KernelError> kernelError() {
        KernelError[] errors = KernelError.values();
        return number < errors.length ? Optional.of(errors[(int) number]) : Optional.empty();
    }

    /** Returns whether something went wrong. */
    public boolean failed() {
        return number != 0;
    }

    @Override
    public String toString() {
        return kernelError().map(Enum::name).orElseGet(() -> "error 0x" + Long.toHexString(number));
    }
}
