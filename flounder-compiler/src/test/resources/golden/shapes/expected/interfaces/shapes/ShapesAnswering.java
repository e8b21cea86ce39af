package interfaces.shapes;

import org.barreleye.kpi.binding.ReplyPool;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Generated;

/**
 * How calls are answered on a transport.
 */
@Generated("org.barreleye.flounder: shapes.if")
interface ShapesAnswering extends Copyable {
    ReplyPool replyPool();
}
