package types.extended.kernel;

import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.Generated;
import types.extended.user.FrameIdentifyResult;
import types.extended.user.ObjectType;

/**
 * The handler of the invocations of Frame capabilities. The dispatch has checked type, rights and ranges.
 *
 * @param <C> the context of a call, which the kernel defines
 */
@Generated("org.barreleye.hamlet: input.hl")
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
     * Overwrites the memory.
     */
    Outcome<Outcome.Unit> clear(C call, FrameCapability target, long pattern, boolean now);
}
