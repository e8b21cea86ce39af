package interfaces.shapes;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;
import org.barreleye.kpi.types.StateCloner;

/**
 * One end of {@code shapes} that speaks over rings of lines between two cores or two threads.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesUmp extends ShapesLines {
    private ShapesUmp(LineChannel channel, ShapesHandler handler, Role role) {
        super(channel, handler, role);
    }

    private ShapesUmp(ShapesUmp source, StateCloner cloner) {
        super(source, cloner);
    }

    static ShapesUmp open(LineChannel channel, ShapesHandler handler, Role role) {
        ShapesUmp binding = new ShapesUmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public ShapesUmp copy(StateCloner cloner) {
        return new ShapesUmp(this, cloner);
    }
}
