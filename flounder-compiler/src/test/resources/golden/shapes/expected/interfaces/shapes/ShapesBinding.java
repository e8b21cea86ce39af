package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ProtocolViolation;

/**
 * One end of a conversation over {@code shapes}, on any transport.
 */
@Generated("org.barreleye.flounder: shapes.if")
public interface ShapesBinding extends Binding {
    /**
     * Sends {@code draw}.
     *
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryDraw(Figure f, boolean now);

    /**
     * Sends {@code store}.
     *
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryStore(Octets o, Colour c);
}
