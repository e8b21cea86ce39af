package interfaces.lending;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;
import org.barreleye.kpi.types.StateCloner;

/**
 * One end of {@code lending} that speaks with another in the same domain.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingLocal extends LendingLines {
    private LendingLocal(LineChannel channel, LendingHandler handler, Role role) {
        super(channel, handler, role);
    }

    private LendingLocal(LendingLocal source, StateCloner cloner) {
        super(source, cloner);
    }

    static LendingLocal open(LineChannel channel, LendingHandler handler, Role role) {
        LendingLocal binding = new LendingLocal(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public LendingLocal copy(StateCloner cloner) {
        return new LendingLocal(this, cloner);
    }
}
