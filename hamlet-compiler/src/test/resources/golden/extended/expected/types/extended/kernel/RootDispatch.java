package types.extended.kernel;

import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Generated;
import types.extended.user.ObjectRights;

/**
 * The dispatch of the invocations of Root, by number.
 */
@Generated("org.barreleye.hamlet: input.hl")
final class RootDispatch {
    private RootDispatch() {
    }

    static <C> void dispatch(RootInvocations<C> handler, C call, RootCapability target,
            InvocationFrame frame) {
        switch (frame.invocation()) {
            case 1 -> invoke1Install(handler, call, target, frame);
            default -> frame.refuse(KernelError.NO_SUCH_INVOCATION);
        }
    }

    private static <C> void invoke1Install(RootInvocations<C> handler, C call,
            RootCapability target, InvocationFrame frame) {
        if (InvocationDispatch.isRefused(handler, ObjectRights.WRITE, target, frame)) {
            return;
        }
        if (frame.word(0) >>> 16 != 0
        || frame.word(1) >>> 32 != 0) {
            frame.refuse(KernelError.BAD_ARGUMENT);
            return;
        }
        Outcome<Outcome.Unit> outcome = handler.install(call, target, (int) frame.word(0), new CapabilityAddress((int) frame.word(1)));
        if (!outcome.succeeded()) {
            frame.refuse(outcome.error());
        }
    }
}
