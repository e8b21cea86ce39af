package interfaces.lending;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code lending} that uses rings of lines between two cores or two threads.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingUmp extends LendingLines {
    private LendingUmp(LineChannel channel, LendingHandler handler, Role role) {
        super(channel, handler, role);
    }

    static LendingUmp open(LineChannel channel, LendingHandler handler, Role role) {
        LendingUmp binding = new LendingUmp(channel, handler, role);
        binding.start();
        return binding;
    }
}
