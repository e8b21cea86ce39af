package interfaces.arrays;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code arrays} that uses rings of lines between two cores or two threads.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysUmp extends ArraysLines {
    private ArraysUmp(LineChannel channel, ArraysHandler handler, Role role) {
        super(channel, handler, role);
    }

    static ArraysUmp open(LineChannel channel, ArraysHandler handler, Role role) {
        ArraysUmp binding = new ArraysUmp(channel, handler, role);
        binding.start();
        return binding;
    }
}
