package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code lending} that speaks with another in the same domain.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingLocal extends LendingSlots {
    private LendingLocal(SlotChannel channel, LendingHandler handler, Role role) {
        super(channel, handler, role);
    }

    private LendingLocal(LendingLocal source, Copier copier) {
        super(source, copier);
    }

    static LendingLocal open(SlotChannel channel, LendingHandler handler, Role role) {
        LendingLocal binding = new LendingLocal(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public LendingLocal copy(Copier copier) {
        return new LendingLocal(this, copier);
    }
}
