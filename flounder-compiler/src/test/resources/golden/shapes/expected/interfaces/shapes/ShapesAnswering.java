package interfaces.shapes;

import org.barreleye.kpi.binding.ReplySender;
import org.barreleye.kpi.types.Generated;

/**
 * The side of a binding of {@code shapes} that replies use.
 */
@Generated("org.barreleye.flounder: shapes.if")
interface ShapesAnswering extends ReplySender {
}
