package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code shapes} that speaks over rings of slots between two cores or two threads.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesUmp extends ShapesSlots {
    private ShapesUmp(SlotChannel channel, ShapesHandler handler, Role role) {
        super(channel, handler, role);
    }

    private ShapesUmp(ShapesUmp source, Copier copier) {
        super(source, copier);
    }

    static ShapesUmp open(SlotChannel channel, ShapesHandler handler, Role role) {
        ShapesUmp binding = new ShapesUmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public ShapesUmp copy(Copier copier) {
        return new ShapesUmp(this, copier);
    }
}
