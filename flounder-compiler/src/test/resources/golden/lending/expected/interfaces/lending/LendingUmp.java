package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code lending} that speaks over rings of slots between two cores or two threads.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingUmp extends LendingSlots {
    private LendingUmp(SlotChannel channel, LendingHandler handler, Role role) {
        super(channel, handler, role);
    }

    private LendingUmp(LendingUmp source, Copier copier) {
        super(source, copier);
    }

    static LendingUmp open(SlotChannel channel, LendingHandler handler, Role role) {
        LendingUmp binding = new LendingUmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public LendingUmp copy(Copier copier) {
        return new LendingUmp(this, copier);
    }
}
