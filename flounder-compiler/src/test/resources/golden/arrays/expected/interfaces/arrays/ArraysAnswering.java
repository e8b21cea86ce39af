package interfaces.arrays;

import java.util.List;
import org.barreleye.kpi.binding.ReplyPool;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Generated;

/**
 * How calls are answered on a transport.
 */
@Generated("org.barreleye.flounder: arrays.if")
interface ArraysAnswering extends Copyable {
    ReplyPool replyPool();

    void replyList(int token_, List<Gate> gates, ErrorCode err);
}
