package interfaces.calculator;

import org.barreleye.kpi.types.Generated;

/**
 * What is left of a division.
 */
@Generated("org.barreleye.flounder: calculator.if")
public record Division(long quotient, long remainder) {
    /**
     * Checks that everything is in its range.
     */
    public Division {
    }

    /**
     * The one whose bits are all zero.
     */
    public static Division zero() {
        return new Division(0, 0);
    }
}
