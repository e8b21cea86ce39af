package interfaces.calculator;

import java.util.Objects;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * The results of {@code divide}.
 */
@Generated("org.barreleye.flounder: calculator.if")
public record DivideResult(Division result, ErrorCode err) {
    /**
     * Checks that nothing is null.
     */
    public DivideResult {
        Objects.requireNonNull(result, "divide.result");
        Objects.requireNonNull(err, "divide.err");
    }

    /**
     * A result without an error.
     */
    public static DivideResult of(Division result) {
        return new DivideResult(result, ErrorCode.NONE);
    }

    /**
     * A result with an error; all other parts are zero or empty.
     */
    public static DivideResult failed(ErrorCode error) {
        return new DivideResult(Division.zero(), error);
    }
}
