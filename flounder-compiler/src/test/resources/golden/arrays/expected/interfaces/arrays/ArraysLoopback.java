package interfaces.arrays;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code arrays} that receives what it sends.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysLoopback extends ArraysLines {
    private ArraysLoopback(LineChannel channel, ArraysHandler handler, Role role) {
        super(channel, handler, role);
    }

    static ArraysLoopback open(LineChannel channel, ArraysHandler handler, Role role) {
        ArraysLoopback binding = new ArraysLoopback(channel, handler, role);
        binding.start();
        return binding;
    }
}
