package interfaces.shapes;

import java.util.Objects;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * A structure {@code figure}.
 */
@Generated("org.barreleye.flounder: shapes.if")
public record Figure(Path outline, Colour fill, String label, Uint32Array4 marks,
        CapabilityReference frame) {
    /**
     * Checks that each value is in its range.
     */
    public Figure {
        Objects.requireNonNull(outline, "figure.outline");
        Objects.requireNonNull(fill, "figure.fill");
        Objects.requireNonNull(label, "figure.label");
        Objects.requireNonNull(marks, "figure.marks");
        Objects.requireNonNull(frame, "figure.frame");
    }

    /**
     * The value whose bits are all zero.
     */
    public static Figure zero() {
        return new Figure(Path.zero(), Colour.RED, "", Uint32Array4.zero(), CapabilityReference.at(CapabilityAddress.NULL));
    }
}
