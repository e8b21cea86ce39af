package interfaces.calculator;

import org.barreleye.kpi.types.Generated;

/**
 * A view of a received {@code Division}, valid during the call only; a {@link #copy} stays valid.
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
     * A copy that stays valid after the call.
     */
    public Division copy() {
        return new Division(quotient, remainder);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
