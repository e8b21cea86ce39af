package interfaces.lending;

import org.barreleye.kpi.binding.ReplyPool;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Generated;
import org.example.ServiceReference;

/**
 * How calls are answered on a transport.
 */
@Generated("org.barreleye.flounder: lending.if")
interface LendingAnswering extends Copyable {
    ReplyPool replyPool();

    void replyExchange(int token_, ServiceReference service, ErrorCode err);
}
