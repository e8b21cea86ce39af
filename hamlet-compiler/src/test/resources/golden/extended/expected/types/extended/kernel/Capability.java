package types.extended.kernel;

import javax.annotation.processing.Generated;
import types.extended.user.ObjectType;

/**
 * A capability as the kernel has it: an immutable value. What two of them have to do with each other, ask {@link Relations}.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public sealed interface Capability permits RamCapability, FrameCapability, RootCapability {
    /**
     * What it is a capability to.
     */
    ObjectType type();

    /**
     * What its holder may do, a bit each, 0 .. 255.
     */
    int rights();

    /**
     * The same capability with other rights.
     */
    Capability withRights(int rights);

    /**
     * Where its object begins, unsigned; 0 if it has no place.
     */
    long rangeStart();

    /**
     * How large its object is, unsigned; 0 if it has no size.
     */
    long rangeSize();

    /**
     * Orders capabilities of one type by their equality fields: -1, 0 or 1.
     */
    int compareFields(Capability other);

    /**
     * Whether another capability of the same type has the same values, but for what mint may change.
     */
    boolean agreesWith(Capability other);
}
