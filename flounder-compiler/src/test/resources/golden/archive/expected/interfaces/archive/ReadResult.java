package interfaces.archive;

import java.util.Objects;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * The results of {@code read}.
 *
 * @param bytes The bytes read.
 */
@Generated("org.barreleye.flounder: archive.if")
public record ReadResult(ByteArrayView bytes, ErrorCode error) {
    /**
     * Checks that nothing is null.
     */
    public ReadResult {
        Objects.requireNonNull(bytes, "read.bytes");
        Objects.requireNonNull(error, "read.error");
    }

    /**
     * A result without an error.
     */
    public static ReadResult of(ByteArrayView bytes) {
        return new ReadResult(bytes, ErrorCode.NONE);
    }

    /**
     * A result with an error; all other parts are zero or empty.
     */
    public static ReadResult failed(ErrorCode error) {
        return new ReadResult(new ByteArrayView(), error);
    }
}
