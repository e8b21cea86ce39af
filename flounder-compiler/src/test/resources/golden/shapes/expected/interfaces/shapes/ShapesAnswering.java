package interfaces.shapes;

import org.barreleye.kpi.binding.ReplySender;
import org.barreleye.kpi.types.Generated;

/**
 * Sends the replies of one end of a binding of {@code shapes}.
 */
@Generated("org.barreleye.flounder: shapes.if")
interface ShapesAnswering extends ReplySender {
}
