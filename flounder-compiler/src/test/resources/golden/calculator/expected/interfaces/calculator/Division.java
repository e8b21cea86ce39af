package interfaces.calculator;

import org.barreleye.kpi.types.Generated;

/**
 * What is left of a division.
 */
@Generated("org.barreleye.flounder: calculator.if")
public record Division(long quotient, long remainder) {
    /**
     * Checks that each value is in its range.
     */
    public Division {
    }

    /**
     * The value whose bits are all zero.
     */
    public static Division zero() {
        return new Division(0, 0);
    }
}
