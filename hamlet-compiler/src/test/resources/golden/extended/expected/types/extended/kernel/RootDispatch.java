package types.extended.kernel;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.types.CapabilityAddress;
import types.extended.user.ObjectRights;

/**
 * From the number of an invocation of a Root to its behaviour.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
final class RootDispatch {
    private RootDispatch() {
    }

    static <C> void dispatch(RootInvocations<C> behaviour, C call, RootCapability target,
            InvocationFrame frame) {
        switch (frame.invocation()) {
            case 1:
                invoke1Install(behaviour, call, target, frame);
                break;
            default:
                frame.refuse(KernelError.NO_SUCH_INVOCATION);
                break;
        }
    }

    private static <C> void invoke1Install(RootInvocations<C> behaviour, C call,
            RootCapability target, InvocationFrame frame) {
        if (lacks(behaviour, ObjectRights.WRITE, target, frame)) {
            return;
        }
        if (frame.word(0) >>> 16 != 0
        || frame.word(1) >>> 32 != 0) {
            frame.refuse(KernelError.BAD_ARGUMENT);
            return;
        }
        Outcome<Outcome.Unit> outcome = behaviour.install(call, target, (int) frame.word(0), new CapabilityAddress((int) frame.word(1)));
        if (!outcome.succeeded()) {
            frame.refuse(outcome.error());
        }
    }

    /**
     * Whether the caller lacks what the call takes, in which case it is refused.
     */
    private static boolean lacks(RootInvocations<?> behaviour, int needed, RootCapability target,
            InvocationFrame frame) {
        if (((needed | frame.neededRights()) & ~target.rights()) != 0) {
            frame.refuse(KernelError.MISSING_RIGHTS);
            return true;
        }
        if (behaviour == null) {
            frame.refuse(KernelError.NOT_IMPLEMENTED);
            return true;
        }
        return false;
    }
}
