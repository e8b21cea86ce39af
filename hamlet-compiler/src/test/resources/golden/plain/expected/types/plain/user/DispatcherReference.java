package types.plain.user;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A capability of type Dispatcher.
 *
 * <p>A claim, not a proof: the kernel compares it with the slot.
 *
 * @param address where the capability lies
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public record DispatcherReference(CapabilityAddress address) implements CapabilityReference {
}
