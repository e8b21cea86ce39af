package interfaces.arrays;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code arrays} that speaks over rings of slots between two cores or two threads.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysUmp extends ArraysSlots {
    private ArraysUmp(SlotChannel channel, ArraysHandler handler, Role role) {
        super(channel, handler, role);
    }

    private ArraysUmp(ArraysUmp source, Copier copier) {
        super(source, copier);
    }

    static ArraysUmp open(SlotChannel channel, ArraysHandler handler, Role role) {
        ArraysUmp binding = new ArraysUmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public ArraysUmp copy(Copier copier) {
        return new ArraysUmp(this, copier);
    }
}
