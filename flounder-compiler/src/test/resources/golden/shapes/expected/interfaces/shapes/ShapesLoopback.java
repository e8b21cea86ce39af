package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code shapes} that hears itself.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesLoopback extends ShapesSlots {
    private ShapesLoopback(SlotChannel channel, ShapesHandler handler, Role role) {
        super(channel, handler, role);
    }

    private ShapesLoopback(ShapesLoopback source, Copier copier) {
        super(source, copier);
    }

    static ShapesLoopback open(SlotChannel channel, ShapesHandler handler, Role role) {
        ShapesLoopback binding = new ShapesLoopback(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public ShapesLoopback copy(Copier copier) {
        return new ShapesLoopback(this, copier);
    }
}
