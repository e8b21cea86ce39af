package types.extended.user;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Memory that programs may map.
 *
 * <p>A claim, not a proof: the kernel compares it with the slot.
 *
 * @param address where the capability lies
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public record FrameReference(CapabilityAddress address) implements CapabilityReference {
    /**
     * Where it is.
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
     * Invokes clear.
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
