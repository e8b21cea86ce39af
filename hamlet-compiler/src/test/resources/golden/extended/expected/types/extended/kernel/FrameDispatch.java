package types.extended.kernel;

import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.types.Generated;
import types.extended.user.FrameIdentifyResult;
import types.extended.user.ObjectRights;

/**
 * The dispatch of the invocations of Frame, by number.
 */
@Generated("org.barreleye.hamlet: input.hl")
final class FrameDispatch {
    private FrameDispatch() {
    }

    static <C> void dispatch(FrameInvocations<C> handler, C call, FrameCapability target,
            InvocationFrame frame) {
        switch (frame.invocation()) {
            case 1 -> invoke1Identify(handler, call, target, frame);
            case 2 -> invoke2Clear(handler, call, target, frame);
            default -> frame.refuse(KernelError.NO_SUCH_INVOCATION);
        }
    }

    private static <C> void invoke1Identify(FrameInvocations<C> handler, C call,
            FrameCapability target, InvocationFrame frame) {
        if (InvocationDispatch.isRefused(handler, ObjectRights.READ, target, frame)) {
            return;
        }
        Outcome<FrameIdentifyResult> outcome = handler.identify(call, target);
        if (!outcome.succeeded()) {
            frame.refuse(outcome.error());
            return;
        }
        FrameIdentifyResult result = outcome.value();
        frame.word(0, result.base());
        frame.word(1, result.bytes());
    }

    private static <C> void invoke2Clear(FrameInvocations<C> handler, C call,
            FrameCapability target, InvocationFrame frame) {
        if (InvocationDispatch.isRefused(handler, ObjectRights.WRITE | ObjectRights.MANAGE, target, frame)) {
            return;
        }
        if (frame.word(0) >>> 32 != 0
        || frame.word(1) >>> 1 != 0) {
            frame.refuse(KernelError.BAD_ARGUMENT);
            return;
        }
        Outcome<Outcome.Unit> outcome = handler.clear(call, target, frame.word(0), frame.word(1) != 0);
        if (!outcome.succeeded()) {
            frame.refuse(outcome.error());
        }
    }

    static boolean worksOnForeignCopies(int invocation) {
        return switch (invocation) {
            case 1 -> true;
            default -> false;
        };
    }
}
