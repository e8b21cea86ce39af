package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code shapes} that speaks with another in the same domain.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesLocal extends ShapesSlots {
    private ShapesLocal(SlotChannel channel, ShapesHandler handler, Role role) {
        super(channel, handler, role);
    }

    private ShapesLocal(ShapesLocal source, Copier copier) {
        super(source, copier);
    }

    static ShapesLocal open(SlotChannel channel, ShapesHandler handler, Role role) {
        ShapesLocal binding = new ShapesLocal(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public ShapesLocal copy(Copier copier) {
        return new ShapesLocal(this, copier);
    }
}
