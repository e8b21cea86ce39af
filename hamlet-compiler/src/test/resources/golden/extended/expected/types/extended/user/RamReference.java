package types.extended.user;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Memory that nobody has given a purpose yet.
 *
 * <p>A claim, not a proof: the kernel compares it with the slot.
 *
 * @param address where the capability lies
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public record RamReference(CapabilityAddress address) implements CapabilityReference {
}
