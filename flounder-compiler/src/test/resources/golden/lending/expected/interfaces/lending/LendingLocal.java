package interfaces.lending;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code lending} that exchanges messages with another in the same domain.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingLocal extends LendingLines {
    private LendingLocal(LineChannel channel, LendingHandler handler, Role role) {
        super(channel, handler, role);
    }

    static LendingLocal open(LineChannel channel, LendingHandler handler, Role role) {
        LendingLocal binding = new LendingLocal(channel, handler, role);
        binding.start();
        return binding;
    }
}
