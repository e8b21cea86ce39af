package types.extended.kernel;

import javax.annotation.processing.Generated;
import types.extended.user.ObjectType;

/**
 * How the kernel behaves when capabilities of one type are invoked.
 *
 * @param <C> what the kernel knows of the call: who calls, and from where
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public interface TypeInvocations<C> {
    /**
     * The type.
     */
    ObjectType type();
}
