package interfaces.shapes;

import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.Generated;

/**
 * The enumeration {@code colour}.
 */
@Generated("org.barreleye.flounder: shapes.if")
public enum Colour {
    /**
     * Encoded as 0.
     */
    RED,

    /**
     * Encoded as 1.
     */
    GREEN,

    /**
     * Encoded as 2.
     */
    BLUE;

    private static final Colour[] _numbered = values();

    /**
     * The constant that is encoded as a number.
     *
     * @throws ProtocolViolation if there is none
     */
    static Colour numbered(int number, String what) {
        if (number < 0 || number >= _numbered.length) {
            throw ProtocolViolation.malformed(what + " is number " + number + ", but colour has the numbers 0 to 2");
        }
        return _numbered[number];
    }
}
