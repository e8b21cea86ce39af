package types.extended.kernel;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import types.extended.user.ObjectType;

/**
 * How the kernel behaves when a capability of type Root is invoked. Type, rights and ranges have been checked.
 *
 * @param <C> what the kernel knows of the call: who calls, and from where
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public interface RootInvocations<C> extends TypeInvocations<C> {
    @Override
    default ObjectType type() {
        return ObjectType.ROOT;
    }

    /**
     * Answers install.
     */
    Outcome<Outcome.Unit> install(C call, RootCapability target, int slot,
            CapabilityAddress source);
}
