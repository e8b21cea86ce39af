package interfaces.shapes;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code shapes} that receives what it sends.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesLoopback extends ShapesLines {
    private ShapesLoopback(LineChannel channel, ShapesHandler handler, Role role) {
        super(channel, handler, role);
    }

    static ShapesLoopback open(LineChannel channel, ShapesHandler handler, Role role) {
        ShapesLoopback binding = new ShapesLoopback(channel, handler, role);
        binding.start();
        return binding;
    }
}
