package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;

/**
 * One end of {@code lending} that speaks over rings of lines between two cores or two threads.
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
