package types.extended.kernel;

import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Generated;
import types.extended.user.ObjectType;

/**
 * The handler of the invocations of Root capabilities. The dispatch has checked type, rights and ranges.
 *
 * @param <C> the context of a call, which the kernel defines
 */
@Generated("org.barreleye.hamlet: input.hl")
public interface RootInvocations<C> extends TypeInvocations<C> {
    @Override
    default ObjectType type() {
        return ObjectType.ROOT;
    }

    /**
     * Handles install.
     */
    Outcome<Outcome.Unit> install(C call, RootCapability target, int slot,
            CapabilityAddress source);
}
