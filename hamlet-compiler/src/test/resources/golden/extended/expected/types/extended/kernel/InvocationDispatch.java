package types.extended.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.types.Generated;
import types.extended.user.ObjectType;

/**
 * The dispatch of invocations: finds the handler for the type and the number in an invocation
 * frame. Checks the expected type, the rights and the ranges of all arguments before it calls a
 * handler.
 *
 * @param <C> the context of a call, which the kernel defines
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class InvocationDispatch<C> {
    private final List<TypeInvocations<C>> byType;

    /**
     * A dispatch to handlers, at most one for each type. Invocations of other types are refused with {@code NOT_IMPLEMENTED}.
     */
    public InvocationDispatch(List<? extends TypeInvocations<C>> handlers) {
        byType = new ArrayList<>(Collections.nCopies(ObjectType.values().length, null));
        for (TypeInvocations<C> handler : handlers) {
            if (byType.set(handler.type().ordinal(), handler) != null) {
                throw new KernelBug("two handlers are registered for " + handler.type().declaredName());
            }
        }
    }

    /**
     * Performs the invocation in a frame, and puts its results into the frame.
     *
     * @param call the context of the call
     * @param target the capability in the slot that the frame names
     * @param frame the invocation frame of the caller
     */
    public void dispatch(C call, Capability target, InvocationFrame frame) {
        ObjectType type = target.type();
        if (isMismatch(type, frame)) {
            frame.refuse(KernelError.WRONG_TYPE);
            return;
        }
        TypeInvocations<C> handler = byType.get(type.ordinal());
        switch (type) {
            case FRAME -> FrameDispatch.dispatch((FrameInvocations<C>) handler, call, (FrameCapability) target, frame);
            case ROOT -> RootDispatch.dispatch((RootInvocations<C>) handler, call, (RootCapability) target, frame);
            default -> frame.refuse(KernelError.NO_SUCH_INVOCATION);
        }
    }

    /**
     * Tests whether an invocation works on a copy of an object that another core owns.
     *
     * @param type of the capability
     * @param invocation its number
     */
    public static boolean worksOnForeignCopies(ObjectType type, int invocation) {
        return switch (type) {
            case FRAME -> FrameDispatch.worksOnForeignCopies(invocation);
            default -> false;
        };
    }

    private static boolean isMismatch(ObjectType type, InvocationFrame frame) {
        return frame.expectedType() != InvocationFrame.ANY_TYPE && frame.expectedType() != type.number();
    }

    /**
     * Refuses the call if the capability lacks rights or the kernel has no handler; returns whether it did.
     */
    static boolean isRefused(TypeInvocations<?> handler, int needed, Capability target,
            InvocationFrame frame) {
        if (((needed | frame.neededRights()) & ~target.rights()) != 0) {
            frame.refuse(KernelError.MISSING_RIGHTS);
            return true;
        }
        if (handler == null) {
            frame.refuse(KernelError.NOT_IMPLEMENTED);
            return true;
        }
        return false;
    }
}
