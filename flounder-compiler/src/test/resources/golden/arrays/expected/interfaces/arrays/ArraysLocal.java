package interfaces.arrays;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code arrays} that exchanges messages with another in the same domain.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysLocal extends ArraysLines {
    private ArraysLocal(LineChannel channel, ArraysHandler handler, Role role) {
        super(channel, handler, role);
    }

    static ArraysLocal open(LineChannel channel, ArraysHandler handler, Role role) {
        ArraysLocal binding = new ArraysLocal(channel, handler, role);
        binding.start();
        return binding;
    }
}
