package interfaces.calculator;

import org.barreleye.kpi.types.Generated;

/**
 * Shows a {@code Division} that has arrived, during the call only: {@link #copy} keeps it.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class DivisionView {
    long quotient;

    long remainder;

    DivisionView() {
    }

    /**
     * The field {@code quotient}.
     */
    public long quotient() {
        return quotient;
    }

    /**
     * The field {@code remainder}.
     */
    public long remainder() {
        return remainder;
    }

    /**
     * The same, to keep.
     */
    public Division copy() {
        return new Division(quotient, remainder);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
