package interfaces.archive;

import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.Generated;

/**
 * The enumeration {@code encoding}.
 */
@Generated("org.barreleye.flounder: archive.if")
public enum Encoding {
    /**
     * The raw bytes.
     *
     * <p>Encoded as 0.
     */
    RAW,

    /**
     * Two bytes for each character.
     *
     * <p>Encoded as 1.
     *
     * @deprecated use text
     */
    @Deprecated
    WIDE,

    /**
     * Encoded as 2.
     */
    TEXT;

    private static final Encoding[] _numbered = values();

    /**
     * The constant that is encoded as a number.
     *
     * @throws ProtocolViolation if there is none
     */
    static Encoding numbered(int number, String what) {
        if (number < 0 || number >= _numbered.length) {
            throw ProtocolViolation.malformed(what + " is number " + number + ", but encoding has the numbers 0 to 2");
        }
        return _numbered[number];
    }
}
