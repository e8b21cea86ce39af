package interfaces.lending;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;
import org.barreleye.kpi.types.StateCloner;

/**
 * One end of {@code lending} that hears itself.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingLoopback extends LendingLines {
    private LendingLoopback(LineChannel channel, LendingHandler handler, Role role) {
        super(channel, handler, role);
    }

    private LendingLoopback(LendingLoopback source, StateCloner cloner) {
        super(source, cloner);
    }

    static LendingLoopback open(LineChannel channel, LendingHandler handler, Role role) {
        LendingLoopback binding = new LendingLoopback(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public LendingLoopback copy(StateCloner cloner) {
        return new LendingLoopback(this, cloner);
    }
}
