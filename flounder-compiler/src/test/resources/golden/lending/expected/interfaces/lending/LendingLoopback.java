package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code lending} that hears itself.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingLoopback extends LendingSlots {
    private LendingLoopback(SlotChannel channel, LendingHandler handler, Role role) {
        super(channel, handler, role);
    }

    private LendingLoopback(LendingLoopback source, Copier copier) {
        super(source, copier);
    }

    static LendingLoopback open(SlotChannel channel, LendingHandler handler, Role role) {
        LendingLoopback binding = new LendingLoopback(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public LendingLoopback copy(Copier copier) {
        return new LendingLoopback(this, copier);
    }
}
