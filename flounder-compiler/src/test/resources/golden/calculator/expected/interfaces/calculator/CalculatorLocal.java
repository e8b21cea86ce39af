package interfaces.calculator;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code calculator} that exchanges messages with another in the same domain.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorLocal extends CalculatorLines {
    private CalculatorLocal(LineChannel channel, CalculatorHandler handler, Role role) {
        super(channel, handler, role);
    }

    static CalculatorLocal open(LineChannel channel, CalculatorHandler handler, Role role) {
        CalculatorLocal binding = new CalculatorLocal(channel, handler, role);
        binding.start();
        return binding;
    }
}
