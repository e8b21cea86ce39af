package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.ReplyPool;
import org.barreleye.kpi.state.Copyable;

/**
 * How calls are answered on a transport.
 */
@Generated("org.barreleye.flounder: shapes.if")
interface ShapesAnswering extends Copyable {
    ReplyPool replyPool();
}
