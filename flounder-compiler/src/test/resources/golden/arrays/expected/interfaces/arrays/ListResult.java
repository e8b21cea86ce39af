package interfaces.arrays;

import java.util.List;
import java.util.Objects;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * The results of {@code list}.
 */
@Generated("org.barreleye.flounder: arrays.if")
public record ListResult(List<Gate> gates, ErrorCode err) {
    /**
     * Checks that nothing is null.
     */
    public ListResult {
        Objects.requireNonNull(gates, "list.gates");
        Objects.requireNonNull(err, "list.err");
    }

    /**
     * A result without an error.
     */
    public static ListResult of(List<Gate> gates) {
        return new ListResult(gates, ErrorCode.NONE);
    }

    /**
     * A result with an error; all other parts are zero or empty.
     */
    public static ListResult failed(ErrorCode error) {
        return new ListResult(List.of(), error);
    }
}
