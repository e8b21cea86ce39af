package interfaces.shapes;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code shapes} that uses rings of lines between two cores or two threads.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesUmp extends ShapesLines {
    private ShapesUmp(LineChannel channel, ShapesHandler handler, Role role) {
        super(channel, handler, role);
    }

    static ShapesUmp open(LineChannel channel, ShapesHandler handler, Role role) {
        ShapesUmp binding = new ShapesUmp(channel, handler, role);
        binding.start();
        return binding;
    }
}
