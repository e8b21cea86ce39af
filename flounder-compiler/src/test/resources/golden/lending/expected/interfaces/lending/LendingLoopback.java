package interfaces.lending;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code lending} that receives what it sends.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingLoopback extends LendingLines {
    private LendingLoopback(LineChannel channel, LendingHandler handler, Role role) {
        super(channel, handler, role);
    }

    static LendingLoopback open(LineChannel channel, LendingHandler handler, Role role) {
        LendingLoopback binding = new LendingLoopback(channel, handler, role);
        binding.start();
        return binding;
    }
}
