package interfaces.arrays;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;
import org.barreleye.kpi.types.StateCloner;

/**
 * One end of {@code arrays} that hears itself.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysLoopback extends ArraysLines {
    private ArraysLoopback(LineChannel channel, ArraysHandler handler, Role role) {
        super(channel, handler, role);
    }

    private ArraysLoopback(ArraysLoopback source, StateCloner cloner) {
        super(source, cloner);
    }

    static ArraysLoopback open(LineChannel channel, ArraysHandler handler, Role role) {
        ArraysLoopback binding = new ArraysLoopback(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public ArraysLoopback copy(StateCloner cloner) {
        return new ArraysLoopback(this, cloner);
    }
}
