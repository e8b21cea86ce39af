package types.extended.kernel;

import org.barreleye.kpi.types.Generated;
import types.extended.user.ObjectType;

/**
 * A capability in the kernel: an immutable value. {@link Relations} has the relations between capabilities.
 */
@Generated("org.barreleye.hamlet: input.hl")
public sealed interface Capability permits RamCapability, FrameCapability, RootCapability {
    /**
     * The type.
     */
    ObjectType type();

    /**
     * The rights, one bit each, 0 .. 255.
     */
    int rights();

    /**
     * The same capability with other rights.
     */
    Capability withRights(int rights);

    /**
     * The address of the object, unsigned; 0 if it has none.
     */
    long rangeStart();

    /**
     * The size of the object, unsigned; 0 if it has none.
     */
    long rangeSize();

    /**
     * Compares the equality fields of two capabilities of one type: -1, 0 or 1.
     */
    int compareFields(Capability other);

    /**
     * Tests whether another capability of the same type agrees in all fields that mint cannot change.
     */
    boolean agreesWith(Capability other);
}
