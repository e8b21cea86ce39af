package interfaces.arrays;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code arrays} that hears itself.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysLoopback extends ArraysSlots {
    private ArraysLoopback(SlotChannel channel, ArraysHandler handler, Role role) {
        super(channel, handler, role);
    }

    private ArraysLoopback(ArraysLoopback source, Copier copier) {
        super(source, copier);
    }

    static ArraysLoopback open(SlotChannel channel, ArraysHandler handler, Role role) {
        ArraysLoopback binding = new ArraysLoopback(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public ArraysLoopback copy(Copier copier) {
        return new ArraysLoopback(this, copier);
    }
}
