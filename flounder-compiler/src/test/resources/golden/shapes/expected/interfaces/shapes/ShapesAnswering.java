package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.ReplySender;

/**
 * The side of a binding of {@code shapes} that replies use.
 */
@Generated("org.barreleye.flounder: shapes.if")
interface ShapesAnswering extends ReplySender {
}
