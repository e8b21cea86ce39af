package types.extended.kernel;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.InvocationFrame;
import types.extended.user.FrameIdentifyResult;
import types.extended.user.ObjectRights;

/**
 * From the number of an invocation of a Frame to its behaviour.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
final class FrameDispatch {
    private FrameDispatch() {
    }

    static <C> void dispatch(FrameInvocations<C> behaviour, C call, FrameCapability target,
            InvocationFrame frame) {
        switch (frame.invocation()) {
            case 1:
                invoke1Identify(behaviour, call, target, frame);
                break;
            case 2:
                invoke2Clear(behaviour, call, target, frame);
                break;
            default:
                frame.refuse(KernelError.NO_SUCH_INVOCATION);
                break;
        }
    }

    private static <C> void invoke1Identify(FrameInvocations<C> behaviour, C call,
            FrameCapability target, InvocationFrame frame) {
        if (lacks(behaviour, ObjectRights.READ, target, frame)) {
            return;
        }
        Outcome<FrameIdentifyResult> outcome = behaviour.identify(call, target);
        if (!outcome.succeeded()) {
            frame.refuse(outcome.error());
            return;
        }
        FrameIdentifyResult result = outcome.value();
        frame.word(0, result.base());
        frame.word(1, result.bytes());
    }

    private static <C> void invoke2Clear(FrameInvocations<C> behaviour, C call,
            FrameCapability target, InvocationFrame frame) {
        if (lacks(behaviour, ObjectRights.WRITE | ObjectRights.MANAGE, target, frame)) {
            return;
        }
        if (frame.word(0) >>> 32 != 0
        || frame.word(1) >>> 1 != 0) {
            frame.refuse(KernelError.BAD_ARGUMENT);
            return;
        }
        Outcome<Outcome.Unit> outcome = behaviour.clear(call, target, frame.word(0), frame.word(1) != 0);
        if (!outcome.succeeded()) {
            frame.refuse(outcome.error());
        }
    }

    /**
     * Whether the caller lacks what the call takes, in which case it is refused.
     */
    private static boolean lacks(FrameInvocations<?> behaviour, int needed, FrameCapability target,
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

    static boolean worksOnForeignCopies(int invocation) {
        switch (invocation) {
            case 1:
                return true;
            default:
                return false;
        }
    }
}
