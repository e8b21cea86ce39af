package types.extended.kernel;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.Outcome;
import types.extended.user.FrameIdentifyResult;
import types.extended.user.ObjectType;

/**
 * How the kernel behaves when a capability of type Frame is invoked. Type, rights and ranges have been checked.
 *
 * @param <C> what the kernel knows of the call: who calls, and from where
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public interface FrameInvocations<C> extends TypeInvocations<C> {
    @Override
    default ObjectType type() {
        return ObjectType.FRAME;
    }

    /**
     * Where it is.
     */
    Outcome<FrameIdentifyResult> identify(C call, FrameCapability target);

    /**
     * Answers clear.
     */
    Outcome<Outcome.Unit> clear(C call, FrameCapability target, long pattern, boolean now);
}
