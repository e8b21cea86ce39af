package types.extended.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.InvocationFrame;
import types.extended.user.ObjectType;

/**
 * From an invocation frame to the behaviour that the kernel provides. Checks the caller's claims, the
 * rights and the ranges of all arguments, so that behaviour need not.
 *
 * @param <C> what the kernel knows of the call: who calls, and from where
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public final class InvocationDispatch<C> {
    private final List<TypeInvocations<C>> byType;

    /**
     * Dispatches to some behaviours, at most one for each type; invocations of other types are refused.
     */
    public InvocationDispatch(List<? extends TypeInvocations<C>> behaviours) {
        byType = new ArrayList<>(Collections.nCopies(ObjectType.values().length, null));
        for (TypeInvocations<C> behaviour : behaviours) {
            if (byType.set(behaviour.type().ordinal(), behaviour) != null) {
                throw new KernelBug("two behaviours are provided for " + behaviour.type().declaredName());
            }
        }
    }

    /**
     * Invokes a capability as a frame says, and puts the answer into the frame.
     *
     * @param call what the kernel knows of the call
     * @param target the capability in the slot that the frame names
     * @param frame the registers
     */
    public void dispatch(C call, Capability target, InvocationFrame frame) {
        ObjectType type = target.type();
        if (isMismatch(type, frame)) {
            frame.refuse(KernelError.WRONG_TYPE);
            return;
        }
        TypeInvocations<C> provided = byType.get(type.ordinal());
        switch (type) {
            case FRAME:
                FrameDispatch.dispatch((FrameInvocations<C>) provided, call, (FrameCapability) target, frame);
                break;
            case ROOT:
                RootDispatch.dispatch((RootInvocations<C>) provided, call, (RootCapability) target, frame);
                break;
            default:
                frame.refuse(KernelError.NO_SUCH_INVOCATION);
                break;
        }
    }

    /**
     * Whether an invocation works on a copy of an object that another core owns.
     *
     * @param type of the capability
     * @param invocation its number
     */
    public static boolean worksOnForeignCopies(ObjectType type, int invocation) {
        switch (type) {
            case FRAME:
                return FrameDispatch.worksOnForeignCopies(invocation);
            default:
                break;
        }
        return false;
    }

    private static boolean isMismatch(ObjectType type, InvocationFrame frame) {
        return frame.expectedType() != InvocationFrame.ANY_TYPE && frame.expectedType() != type.number();
    }
}
