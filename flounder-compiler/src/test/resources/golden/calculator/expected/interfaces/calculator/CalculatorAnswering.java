package interfaces.calculator;

import org.barreleye.kpi.binding.ReplySender;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * Sends the replies of one end of a binding of {@code calculator}.
 */
@Generated("org.barreleye.flounder: calculator.if")
interface CalculatorAnswering extends ReplySender {
    void replyAdd(int _token, long sum);

    void replyDivide(int _token, Division result, ErrorCode err);

    void replyRender(int _token, String text);
}
