package interfaces.calculator;

import org.barreleye.kpi.binding.ReplyPool;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Generated;

/**
 * How calls are answered on a transport.
 */
@Generated("org.barreleye.flounder: calculator.if")
interface CalculatorAnswering extends Copyable {
    ReplyPool replyPool();

    void replyAdd(int token_, long sum);

    void replyDivide(int token_, Division result, ErrorCode err);

    void replyRender(int token_, String text);
}
