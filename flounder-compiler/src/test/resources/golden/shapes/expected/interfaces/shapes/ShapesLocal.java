package interfaces.shapes;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code shapes} that exchanges messages with another in the same domain.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesLocal extends ShapesLines {
    private ShapesLocal(LineChannel channel, ShapesHandler handler, Role role) {
        super(channel, handler, role);
    }

    static ShapesLocal open(LineChannel channel, ShapesHandler handler, Role role) {
        ShapesLocal binding = new ShapesLocal(channel, handler, role);
        binding.start();
        return binding;
    }
}
