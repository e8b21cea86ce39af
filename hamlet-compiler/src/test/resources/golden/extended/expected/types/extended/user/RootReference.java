package types.extended.user;

import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * The root of an address space.
 *
 * <p>The kernel checks at each invocation that the slot holds this type. Every invocation can fail with {@code
 * NO_SUCH_SLOT}, {@code CNODE_NOT_FOUND}, {@code CAPABILITY_NOT_FOUND}, {@code WRONG_TYPE} or {@code
 * NOT_IMPLEMENTED} besides the errors that are listed for it.
 *
 * @param address the address of the slot
 */
@Generated("org.barreleye.hamlet: input.hl")
public record RootReference(CapabilityAddress address) implements CapabilityReference {
    /**
     * Invokes install.
     *
     * <table>
     * <caption>Errors</caption>
     * <tr><td>{@link KernelError#MISSING_RIGHTS}<td>the capability lacks the right write
     * <tr><td>{@link KernelError#BAD_ARGUMENT}<td>slot is out of range
     * </table>
     *
     * @param syscalls the system calls of the caller
     * @param slot an unsigned number of 16 bits
     * @param source the address of a slot
     */
    public Outcome<Outcome.Unit> install(SystemCalls syscalls, int slot, CapabilityAddress source) {
        if (slot >>> 16 != 0) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        InvocationFrame frame = syscalls.frame();
        frame.begin(address, ObjectType.ROOT.number(), ObjectRights.WRITE, 1);
        frame.word(0, slot);
        frame.word(1, Integer.toUnsignedLong(source.slot()));
        syscalls.invoke();
        if (frame.error() != KernelError.NONE) {
            return Outcome.refused(frame.error());
        }
        return Outcome.unit();
    }
}
