package interfaces.arrays;

import java.util.List;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.ErrorCode;

/**
 * What {@code list} answers.
 */
@Generated("org.barreleye.flounder: arrays.if")
public record ListResult(List<Gate> gates, ErrorCode err) {
    /**
     * An answer without error.
     */
    public static ListResult of(List<Gate> gates) {
        return new ListResult(gates, ErrorCode.NONE);
    }

    /**
     * An answer that is only an error; all else in it is zero or empty.
     */
    public static ListResult failed(ErrorCode error) {
        return new ListResult(List.of(), error);
    }
}
