package types.extended.kernel;

import org.barreleye.kpi.types.Generated;
import types.extended.user.ObjectType;

/**
 * The handler of the invocations of one type.
 *
 * @param <C> the context of a call, which the kernel defines
 */
@Generated("org.barreleye.hamlet: input.hl")
public interface TypeInvocations<C> {
    /**
     * The type.
     */
    ObjectType type();
}
