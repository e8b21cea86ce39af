package types.extended.user;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The root of an address space.
 *
 * <p>A claim, not a proof: the kernel compares it with the slot.
 *
 * @param address where the capability lies
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public record RootReference(CapabilityAddress address) implements CapabilityReference {
    /**
     * Invokes install.
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
