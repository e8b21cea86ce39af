package interfaces.arrays;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code arrays} that speaks with another in the same domain.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysLocal extends ArraysSlots {
    private ArraysLocal(SlotChannel channel, ArraysHandler handler, Role role) {
        super(channel, handler, role);
    }

    private ArraysLocal(ArraysLocal source, Copier copier) {
        super(source, copier);
    }

    static ArraysLocal open(SlotChannel channel, ArraysHandler handler, Role role) {
        ArraysLocal binding = new ArraysLocal(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public ArraysLocal copy(Copier copier) {
        return new ArraysLocal(this, copier);
    }
}
