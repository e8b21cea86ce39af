package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.ErrorCode;

/**
 * What {@code divide} answers.
 */
@Generated("org.barreleye.flounder: calculator.if")
public record DivideResult(Division result, ErrorCode err) {
    /**
     * An answer without error.
     */
    public static DivideResult of(Division result) {
        return new DivideResult(result, ErrorCode.NONE);
    }

    /**
     * An answer that is only an error; all else in it is zero or empty.
     */
    public static DivideResult failed(ErrorCode error) {
        return new DivideResult(Division.zero(), error);
    }
}
