package org.barreleye.kpi.syscall;

import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The registers of one invocation: the capability, the claims of the caller, the arguments; afterwards the result.
 * Filled by generated stubs and read by generated dispatch, so that the two cannot disagree. A dispatcher has one and
 * uses it again and again.
 */
public final class InvocationFrame implements Copyable {
    /** The largest number of words of arguments or results. */
    public static final int WORDS_MAX = 16;

    /** The claim of a caller that expects no particular type. */
    public static final int ANY_TYPE = -1;

    private CapabilityAddress target = CapabilityAddress.NULL;
    private int expectedType = ANY_TYPE;
    private int neededRights;
    private int invocation;
    private KernelError error = KernelError.NONE;
    private final long[] words;

    /** Makes an empty frame. */
    public InvocationFrame() {
        words = new long[WORDS_MAX];
    }

    /**
     * Begins an invocation: clears the frame.
     *
     * @param target the slot that holds the capability
     * @param expectedType the number of the type that the caller claims, or {@link #ANY_TYPE}
     * @param neededRights the rights that the caller claims, a bit each
     * @param invocation the number of the invocation among those of the type
     */
    public InvocationFrame begin(CapabilityAddress target, int expectedType, int neededRights, int invocation) {
        this.target = target;
        this.expectedType = expectedType;
        this.neededRights = neededRights;
        this.invocation = invocation;
        this.error = KernelError.NONE;
        java.util.Arrays.fill(words, 0);
        return this;
    }

    /** The slot that holds the capability. */
    public CapabilityAddress target() {
        return target;
    }

    /** The number of the type that the caller claims, or {@link #ANY_TYPE}. */
    public int expectedType() {
        return expectedType;
    }

    /** The rights that the caller claims, a bit each. */
    public int neededRights() {
        return neededRights;
    }

    /** The number of the invocation among those of the type. */
    public int invocation() {
        return invocation;
    }

    /** A word: an argument before the invocation, a result after it. */
    public long word(int index) {
        return words[index];
    }

    /** Sets a word. */
    public InvocationFrame word(int index, long value) {
        words[index] = value;
        return this;
    }

    /** {@link KernelError#NONE}, or the reason why the kernel refused. */
    public KernelError error() {
        return error;
    }

    /** Ends the invocation with an error. */
    public void refuse(KernelError reason) {
        error = reason;
    }
}
