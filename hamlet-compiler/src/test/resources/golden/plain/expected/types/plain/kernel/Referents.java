package types.plain.kernel;

import javax.annotation.processing.Generated;

/**
 * Where the capabilities are that others refer to: a slot holds a number, not an object.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public interface Referents {
    /**
     * The number of a capability.
     */
    long numberOf(Capability capability);

    /**
     * The capability with a number.
     */
    Capability numbered(long number);
}
