package types.plain.kernel;

import org.barreleye.kpi.types.Generated;

/**
 * The numbers of capabilities that others refer to: a slot holds a number, not an object.
 */
@Generated("org.barreleye.hamlet: input.hl")
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
