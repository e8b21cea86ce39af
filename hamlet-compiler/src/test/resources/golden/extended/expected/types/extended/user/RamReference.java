package types.extended.user;

import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * Memory that nobody has given a purpose yet.
 *
 * <p>The kernel checks at each invocation that the slot holds this type. Every invocation can fail with {@code
 * NO_SUCH_SLOT}, {@code CNODE_NOT_FOUND}, {@code CAPABILITY_NOT_FOUND}, {@code WRONG_TYPE} or {@code
 * NOT_IMPLEMENTED} besides the errors that are listed for it.
 *
 * @param address the address of the slot
 */
@Generated("org.barreleye.hamlet: input.hl")
public record RamReference(CapabilityAddress address) implements CapabilityReference {
}
