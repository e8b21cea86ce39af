package interfaces.lending;

import org.barreleye.kpi.binding.ReplySender;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;
import org.example.ServiceReference;

/**
 * Sends the replies of one end of a binding of {@code lending}.
 */
@Generated("org.barreleye.flounder: lending.if")
interface LendingAnswering extends ReplySender {
    void replyExchange(int _token, ServiceReference service, ErrorCode err);
}
