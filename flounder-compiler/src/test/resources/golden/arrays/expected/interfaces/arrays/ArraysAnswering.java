package interfaces.arrays;

import java.util.List;
import org.barreleye.kpi.binding.ReplySender;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * Sends the replies of one end of a binding of {@code arrays}.
 */
@Generated("org.barreleye.flounder: arrays.if")
interface ArraysAnswering extends ReplySender {
    void replyList(int _token, List<Gate> gates, ErrorCode err);
}
