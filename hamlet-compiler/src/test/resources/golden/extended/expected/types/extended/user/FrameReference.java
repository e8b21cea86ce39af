package types.extended.user;

import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * Memory that programs may map.
 *
 * <p>The kernel checks at each invocation that the slot holds this type. Every invocation can fail with {@code
 * NO_SUCH_SLOT}, {@code CNODE_NOT_FOUND}, {@code CAPABILITY_NOT_FOUND}, {@code WRONG_TYPE} or {@code
 * NOT_IMPLEMENTED} besides the errors that are listed for it.
 *
 * @param address the address of the slot
 */
@Generated("org.barreleye.hamlet: input.hl")
public record FrameReference(CapabilityAddress address) implements CapabilityReference {
    /**
     * Where it is.
     *
     * <table>
     * <caption>Errors</caption>
     * <tr><td>{@link KernelError#MISSING_RIGHTS}<td>the capability lacks the right read
     * </table>
     *
     * @param syscalls the system calls of the caller
     */
    public Outcome<FrameIdentifyResult> identify(SystemCalls syscalls) {
        InvocationFrame frame = syscalls.frame();
        frame.begin(address, ObjectType.FRAME.number(), ObjectRights.READ, 1);
        syscalls.invoke();
        if (frame.error() != KernelError.NONE) {
            return Outcome.refused(frame.error());
        }
        return Outcome.of(new FrameIdentifyResult(frame.word(0), frame.word(1)));
    }

    /**
     * Overwrites the memory.
     *
     * <table>
     * <caption>Errors</caption>
     * <tr><td>{@link KernelError#MISSING_RIGHTS}<td>the capability lacks the right write or manage
     * <tr><td>{@link KernelError#BAD_ARGUMENT}<td>pattern is out of range; the pattern is odd
     * <tr><td>{@link KernelError#BAD_SIZE}<td>the frame is too large for one call
     * </table>
     *
     * @param syscalls the system calls of the caller
     * @param pattern the value of each word
     * @param now a truth value
     */
    public Outcome<Outcome.Unit> clear(SystemCalls syscalls, long pattern, boolean now) {
        if (pattern >>> 32 != 0) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        InvocationFrame frame = syscalls.frame();
        frame.begin(address, ObjectType.FRAME.number(), ObjectRights.WRITE | ObjectRights.MANAGE, 2);
        frame.word(0, pattern);
        frame.word(1, now ? 1 : 0);
        syscalls.invoke();
        if (frame.error() != KernelError.NONE) {
            return Outcome.refused(frame.error());
        }
        return Outcome.unit();
    }
}
